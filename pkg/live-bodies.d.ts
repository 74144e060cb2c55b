// Made from the core's tables by tests/generated.rs; UPDATE=1 cargo test --test generated writes it anew.

/** A customer to be made, in the live dialect. */
export interface LiveNewCustomer {
  CustomerName: string;
  BusinessNumber?: string;
  Domain?: string;
  Address?: string;
  City?: string;
  State?: string;
  Country?: string;
  ZipCodeStr?: string;
  Phone?: string;
  Fax?: string;
  Notes?: string;
  Website?: string;
  Longitude?: number;
  Latitude?: number;
  CreatedOn?: string | Date;
}

/** What is to change of a customer, in the live dialect. */
export interface LiveCustomerPatch {
  CustomerName?: string;
  BusinessNumber?: string;
  Domain?: string;
  Address?: string;
  City?: string;
  State?: string;
  Country?: string;
  ZipCodeStr?: string;
  Phone?: string;
  Fax?: string;
  Notes?: string;
  Website?: string;
  Longitude?: number;
  Latitude?: number;
}

/** A folder for a customer's attachments. */
export interface LiveNewFolder {
  CustomerID: number;
  Name: string;
}

/** A file to be attached to a customer. */
export interface LiveNewAttachment {
  CustomerID: number;
  Name: string;
  ContentBased64: string;
}

/** A contact to be made, in the live dialect: with CustomerID or CustomerName. */
export interface LiveNewContact {
  CustomerID?: number;
  CustomerName?: string;
  FirstName?: string;
  LastName?: string;
  Email: string;
  Phone?: string;
  MobilePhone?: string;
  JobTitle?: string;
  IsContactPerson?: boolean;
  InIgnoreMode?: boolean;
  CreatedOn?: string | Date;
  DepartmentID?: number;
  DepartmentName?: string;
  DefaultAgentId?: number;
}

/** What is to change of a contact, in the live dialect. */
export interface LiveContactPatch {
  CustomerID?: number;
  CustomerName?: string;
  FirstName?: string;
  LastName?: string;
  Phone?: string;
  MobilePhone?: string;
  JobTitle?: string;
  IsContactPerson?: boolean;
  InIgnoreMode?: boolean;
  Archived?: boolean;
  DepartmentID?: number;
  DepartmentName?: string;
  DefaultAgentId?: number;
}

/** A ticket to be made, in the live dialect: with EndUserID, or with the contact's names and address. CustomerID alone is not enough; beside EndUserID it is compared with the contact's own. */
export interface LiveNewTicket {
  TicketTitle: string;
  Description: string;
  TicketPriority?: 'Critical' | 'High' | 'Medium' | 'Low';
  TicketImpact?: 'NoImpact' | 'SiteDown' | 'ServerIssue' | 'Minor' | 'Major' | 'Crisis';
  TicketStatus?: 'Open' | 'Pending' | 'Resolved' | 'Closed';
  TicketType?: 'Problem' | 'Request' | 'Incident' | 'Change';
  CustomerID?: number;
  EndUserID?: number;
  EndUserFirstName?: string;
  EndUserLastName?: string;
  EndUserEmail?: string;
  EndUserPhone?: string;
  TechnicianContactID?: number;
  TechnicianEmail?: string;
}

/** What is to change of a ticket, in the live dialect. */
export interface LiveTicketPatch {
  TicketTitle?: string;
  TicketStatus?: 'Open' | 'Pending' | 'Resolved' | 'Closed' | (string & {});
  TicketType?: 'Problem' | 'Request' | 'Incident' | 'Change';
  TicketPriority?: 'Critical' | 'High' | 'Medium' | 'Low';
  TicketImpact?: 'NoImpact' | 'SiteDown' | 'ServerIssue' | 'Minor' | 'Major' | 'Crisis';
  TechnicianContactID?: number;
  TechnicianEmail?: string;
}

/** A comment to be made, in the live dialect, with its author: a technician or a contact. */
export interface LiveNewComment {
  CommentText: string;
  IsInternal?: boolean;
  TechnicianContactID?: number;
  TechnicianEmail?: string;
  EndUserID?: number;
  CommentTimestampUTC?: string | Date;
}

/** Work to be logged. Times have a zone, or are on the account's own clock; both alike. */
export interface LiveNewWork {
  StartDate: string | Date;
  EndDate: string | Date;
  TechnicianContactID?: number;
  TechnicianEmail?: string;
  IsBillable: boolean;
  Notes?: string;
  OnCustomerSite?: boolean;
  RateID?: number;
}

/** A relation to another ticket. */
export interface LiveNewRelation {
  RelatedTicketId: number;
  RelationType: 'None' | 'Parent' | 'Child';
}
