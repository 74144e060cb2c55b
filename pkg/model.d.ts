// Made from the core's tables by tests/generated.rs; UPDATE=1 cargo test --test generated writes it anew.

/** A customer as Atera sends it. */
export interface Customer {
  /** Auto-generated unique identifier */
  CustomerID?: number | null;
  /** Company name */
  CustomerName?: string | null;
  /** Tax ID or business registration */
  BusinessNumber?: string | null;
  /** Primary email domain */
  Domain?: string | null;
  /** Street address */
  Address?: string | null;
  /** City name */
  City?: string | null;
  /** State/province */
  State?: string | null;
  /** Country name */
  Country?: string | null;
  /** Postal/ZIP code */
  ZipCodeStr?: string | null;
  /** Main phone number */
  Phone?: string | null;
  /** Fax number */
  Fax?: string | null;
  /** Internal notes */
  Notes?: string | null;
  /** Company website URL */
  Website?: string | null;
  /** Customer creation date */
  CreatedOn?: string | null;
  /** Last modification date */
  LastModified?: string | null;
  /** What Atera sends beyond the guide. */
  [field: string]: unknown;
}

/** A contact as Atera sends it. */
export interface Contact {
  /** Auto-generated unique identifier */
  EndUserID?: number | null;
  /** Parent customer ID */
  CustomerID?: number | null;
  /** Parent customer name */
  CustomerName?: string | null;
  /** Contact first name */
  FirstName?: string | null;
  /** Contact last name */
  LastName?: string | null;
  /** Email address (unique) */
  Email?: string | null;
  /** Phone number */
  Phone?: string | null;
  /** Job title/position */
  JobTitle?: string | null;
  /** Primary contact flag */
  IsContactPerson?: boolean | null;
  /** Ignore emails from contact */
  InIgnoreMode?: boolean | null;
  /** Contact creation date */
  CreatedOn?: string | null;
  /** What Atera sends beyond the guide. */
  [field: string]: unknown;
}

/** A ticket as Atera sends it. */
export interface Ticket {
  /** Auto-generated unique identifier */
  TicketID?: number | null;
  /** Brief issue summary */
  TicketTitle?: string | null;
  /** Detailed description */
  Description?: string | null;
  /** Low, Medium, High, Critical */
  TicketPriority?: 'Critical' | 'High' | 'Medium' | 'Low' | (string & {}) | null;
  /** Open, Pending, Resolved, Closed */
  TicketStatus?: 'Open' | 'Pending' | 'Resolved' | 'Closed' | (string & {}) | null;
  /** Problem, Request, Incident, Change */
  TicketType?: 'Problem' | 'Request' | 'Incident' | 'Change' | (string & {}) | null;
  /** Customer reference (required if no EndUserID) */
  CustomerID?: number | null;
  /** Customer display name */
  CustomerName?: string | null;
  /** Contact reference */
  EndUserID?: number | null;
  /** Contact email address */
  EndUserEmail?: string | null;
  /** Contact first name */
  EndUserFirstName?: string | null;
  /** Contact last name */
  EndUserLastName?: string | null;
  /** Assigned technician ID */
  TechnicianContactID?: number | null;
  /** Technician display name */
  TechnicianFullName?: string | null;
  /** Technician email */
  TechnicianEmail?: string | null;
  /** When ticket was created */
  TicketCreatedDate?: string | null;
  /** When marked resolved */
  TicketResolvedDate?: string | null;
  /** First response timestamp */
  FirstResponseDate?: string | null;
  /** Last update timestamp */
  LastActivityDate?: string | null;
  /** SLA due date */
  DueDate?: string | null;
  /** How ticket was created (Portal, Email, Agent, API) */
  TicketSource?: 'Portal' | 'Email' | 'Agent' | 'API' | (string & {}) | null;
  /** What Atera sends beyond the guide. */
  [field: string]: unknown;
}

/** A comment as Atera sends it. */
export interface Comment {
  /** Auto-generated unique identifier */
  CommentID?: number | null;
  /** The ticket it belongs to */
  TicketID?: number | null;
  /** What was written */
  CommentText?: string | null;
  /** When it was written */
  CommentDate?: string | null;
  /** Who wrote it */
  CreatorContactID?: number | null;
  /** Whether only technicians see it */
  IsInternal?: boolean | null;
  /** What Atera sends beyond the guide. */
  [field: string]: unknown;
}

/** A span of work as Atera sends it. */
export interface WorkHour {
  /** Auto-generated unique identifier */
  WorkHourID?: number | null;
  /** The ticket it belongs to */
  TicketID?: number | null;
  /** Who worked */
  TechnicianContactID?: number | null;
  /** When the work began */
  StartDate?: string | null;
  /** When it ended */
  EndDate?: string | null;
  /** Its length in seconds */
  Duration?: number | null;
  /** Whether the customer pays for it */
  IsBillable?: boolean | null;
  /** What was done */
  Notes?: string | null;
  /** What Atera sends beyond the guide. */
  [field: string]: unknown;
}

/** The billable time of a ticket. */
export interface BillableDuration {
  /** Billable time in seconds */
  TotalBillableDuration?: number | null;
  /** Billable time in hours */
  TotalBillableHours?: number | null;
  /** What Atera sends beyond the guide. */
  [field: string]: unknown;
}

/** A custom value as Atera sends it. */
export interface CustomValue {
  /** The custom field's name */
  FieldName?: string | null;
  /** Its value; an empty text clears it */
  Value?: string | null;
  /** What Atera sends beyond the guide. */
  [field: string]: unknown;
}

/** A customer to be made. */
export interface NewCustomer {
  /** Company name */
  CustomerName: string;
  /** Tax ID or business registration */
  BusinessNumber?: string;
  /** Primary email domain */
  Domain?: string;
  /** Street address */
  Address?: string;
  /** City name */
  City?: string;
  /** State/province */
  State?: string;
  /** Country name */
  Country?: string;
  /** Postal/ZIP code */
  ZipCodeStr?: string;
  /** Main phone number */
  Phone?: string;
  /** Fax number */
  Fax?: string;
  /** Internal notes */
  Notes?: string;
  /** Company website URL */
  Website?: string;
}

/** What is to change of a customer. */
export interface CustomerPatch {
  /** Company name */
  CustomerName?: string;
  /** Tax ID or business registration */
  BusinessNumber?: string;
  /** Primary email domain */
  Domain?: string;
  /** Street address */
  Address?: string;
  /** City name */
  City?: string;
  /** State/province */
  State?: string;
  /** Country name */
  Country?: string;
  /** Postal/ZIP code */
  ZipCodeStr?: string;
  /** Main phone number */
  Phone?: string;
  /** Fax number */
  Fax?: string;
  /** Internal notes */
  Notes?: string;
  /** Company website URL */
  Website?: string;
}

/** A contact to be made. */
export interface NewContact {
  /** Parent customer ID */
  CustomerID: number;
  /** Contact first name */
  FirstName?: string;
  /** Contact last name */
  LastName?: string;
  /** Email address (unique) */
  Email: string;
  /** Phone number */
  Phone?: string;
  /** Job title/position */
  JobTitle?: string;
  /** Primary contact flag */
  IsContactPerson?: boolean;
  /** Ignore emails from contact */
  InIgnoreMode?: boolean;
}

/** What is to change of a contact. */
export interface ContactPatch {
  /** Parent customer ID */
  CustomerID?: number;
  /** Contact first name */
  FirstName?: string;
  /** Contact last name */
  LastName?: string;
  /** Email address (unique) */
  Email?: string;
  /** Phone number */
  Phone?: string;
  /** Job title/position */
  JobTitle?: string;
  /** Primary contact flag */
  IsContactPerson?: boolean;
  /** Ignore emails from contact */
  InIgnoreMode?: boolean;
}

/** A ticket to be made: with CustomerID, EndUserID or both. */
export interface NewTicket {
  /** Brief issue summary */
  TicketTitle: string;
  /** Detailed description */
  Description?: string;
  /** Low, Medium, High, Critical */
  TicketPriority?: 'Critical' | 'High' | 'Medium' | 'Low';
  /** Open, Pending, Resolved, Closed */
  TicketStatus?: 'Open' | 'Pending' | 'Resolved' | 'Closed';
  /** Problem, Request, Incident, Change */
  TicketType?: 'Problem' | 'Request' | 'Incident' | 'Change';
  /** Customer reference (required if no EndUserID) */
  CustomerID?: number;
  /** Contact reference */
  EndUserID?: number;
  /** Assigned technician ID */
  TechnicianContactID?: number;
  /** SLA due date */
  DueDate?: string | Date;
}

/** What is to change of a ticket. */
export interface TicketPatch {
  /** Brief issue summary */
  TicketTitle?: string;
  /** Detailed description */
  Description?: string;
  /** Low, Medium, High, Critical */
  TicketPriority?: 'Critical' | 'High' | 'Medium' | 'Low';
  /** Open, Pending, Resolved, Closed */
  TicketStatus?: 'Open' | 'Pending' | 'Resolved' | 'Closed' | (string & {});
  /** Problem, Request, Incident, Change */
  TicketType?: 'Problem' | 'Request' | 'Incident' | 'Change';
  /** Customer reference (required if no EndUserID) */
  CustomerID?: number;
  /** Contact reference */
  EndUserID?: number;
  /** Assigned technician ID */
  TechnicianContactID?: number;
  /** SLA due date */
  DueDate?: string | Date;
}

/** A comment to be made. */
export interface NewComment {
  /** What was written */
  CommentText: string;
  /** Whether only technicians see it */
  IsInternal?: boolean;
}

/** What a customer's form sends, before it is a ticket. */
export interface Submission {
  /** The submission's own id, made by the form */
  id?: string;
  /** The customer's name */
  name: string;
  /** Where to answer */
  email: string;
  /** Becomes the ticket's title */
  subject: string;
  /** Becomes the ticket's description */
  description: string;
  /** How much is affected */
  impact?: 'outage' | 'major' | 'single' | 'minor';
  /** How soon it matters */
  urgency?: 'high' | 'medium' | 'low';
  /** What it is about */
  category?: string;
  /** Where to call */
  phone?: string;
  /** Where it happens */
  site?: string;
}

/** Every `code` an error can have. */
export type ErrorCode = 'invalid_input' | 'invalid_customer_id' | 'invalid_ticket_id' | 'duplicate_email' | 'unauthorized' | 'forbidden' | 'not_found' | 'conflict' | 'rate_limited' | 'server' | 'network' | 'timeout' | 'aborted' | 'bad_reply' | 'illegal_transition' | 'ambiguous' | 'unsupported' | 'refused' | 'stopped' | 'key_in_browser';
