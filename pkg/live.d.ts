// Types of what only the live dialect has. Its bodies are in live-bodies.d.ts, which the core's tables make.

/** A time on the account's own clock, without a zone: `2026-02-15` or `2026-02-15T09:00:00`. A Date is converted. */
export type AccountTime =
  | `${number}-${number}-${number}`
  | `${number}-${number}-${number}T${number}:${number}:${number}`
  | Date;

/** How tickets relate to each other. */
export type RelationType = 'None' | 'Parent' | 'Child';

/** Hours of work, as the live service counts them. */
export interface Durations {
  TicketID?: number;
  TotalDurationHours?: number;
  OnSiteDurationHours?: number;
  OffSiteDurationHours?: number;
  OnSLADurationHours?: number;
  OffSLADurationHours?: number;
  [field: string]: unknown;
}

/** What custom values belong to. The first two are the guide's. */
export type CustomValueTarget =
  | 'customer' | 'contact' | 'ticket' | 'contract' | 'sla' | 'agent' | 'snmp' | 'tcp' | 'http' | 'generic';

/** A custom field that the account has defined. */
export interface CustomField {
  Name?: string | null;
  DataType?: 'Text' | 'Boolean' | 'Numeric' | 'Date' | 'Options' | 'OptionsWithDependencies' | (string & {});
  Target?: string;
  PossibleValues?: unknown[];
  ParentAttributeName?: string | null;
  [field: string]: unknown;
}

/** The account that a key belongs to. */
export interface Account {
  AccountID?: string | null;
  CompanyName?: string | null;
  Country?: string | null;
  State?: string | null;
  City?: string | null;
  Address?: string | null;
  PostalCode?: string | null;
  Phone?: string | null;
  CreatedOn?: string | null;
  TimeZoneName?: string | null;
  IsITDepartment?: boolean;
  Plan?: string | null;
  [field: string]: unknown;
}

/** The live dialect's filter of customers and contacts. */
export interface ModifiedOptions {
  FromLastModifiedDate?: AccountTime;
  SortBy?: 'Creation' | 'LastModified';
}
