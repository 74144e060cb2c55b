// @ts-check
// Made from the facts of the live contract by tests/generated_live.rs; UPDATE=1 cargo test --test generated_live writes it anew.

/** What the drift watch reads: the path below the base URL, and what the contract says comes back. */
export const READS = Object.freeze([
  { path: '/account', reply: 'AccountInfoResponse', paged: false },
  { path: '/customers', reply: 'CustomerDtoPagedResult', paged: true },
  { path: '/contacts', reply: 'ContactDtoPagedResult', paged: true },
  { path: '/tickets', reply: 'TicketDtoPagedResult', paged: true },
  { path: '/tickets/noComments', reply: 'TicketDtoPagedResult', paged: true },
  { path: '/tickets/statusmodified', reply: 'TicketDtoPagedResult', paged: true },
  { path: '/tickets/lastmodified', reply: 'TicketDtoPagedResult', paged: true },
  { path: '/workhours', reply: 'WorkhourRecordDtoPagedResult', paged: true },
  { path: '/tickets/{ticketId}/comments', reply: 'TicketCommentDtoPagedResult', paged: true },
  { path: '/tickets/{ticketId}/workhoursrecords', reply: 'TicketWorkHoursDtoPagedResult', paged: true },
  { path: '/tickets/{ticketId}/attachments', reply: '[string]', paged: false },
  { path: '/tickets/{ticketId}/billableduration', reply: 'TicketDurationsDto', paged: false },
  { path: '/tickets/{ticketId}/workhours', reply: 'TicketWorkHoursSummaryDto', paged: false },
  { path: '/customvalues/customfields', reply: '[CustomFieldDto]', paged: false },
  { path: '/customvalues/customerfields/{customerId}', reply: '[CustomValueDto]', paged: false },
]);

/**
 * Each object's fields with their types, in the contract's own notation: `?` means that it may be null.
 * @type {Readonly<Record<string, Readonly<Record<string, string>>>>}
 */
export const SHAPES = Object.freeze({
  AccountInfoResponse: {
    AccountID: 'string?', Country: 'string?', CompanyName: 'string?', CreatedOn: 'string?', State: 'string?',
    TimeZoneName: 'string?', City: 'string?', Address: 'string?', PostalCode: 'string?', Phone: 'string?',
    IsITDepartment: 'boolean', Plan: 'string?',
  },
  CustomerDtoPagedResult: {
    items: '[CustomerDto]', page: 'int32', itemsInPage: 'int32', totalItemCount: 'int32', totalPages: 'int32',
    prevLink: 'string?', nextLink: 'string?',
  },
  CustomerDto: {
    CustomerID: 'int64?', CustomerName: 'string?', CreatedOn: 'date-time?', LastModified: 'date-time?',
    BusinessNumber: 'string?', Domain: 'string?', Address: 'string?', City: 'string?', State: 'string?',
    Country: 'string?', Phone: 'string?', Fax: 'string?', Notes: 'string?', Logo: 'string?', Links: 'string?',
    Longitude: 'double?', Latitude: 'double?', ZipCodeStr: 'string?',
  },
  ContactDtoPagedResult: {
    items: '[ContactDto]', page: 'int32', itemsInPage: 'int32', totalItemCount: 'int32', totalPages: 'int32',
    prevLink: 'string?', nextLink: 'string?',
  },
  ContactDto: {
    EndUserID: 'int64?', CustomerID: 'int64?', CustomerName: 'string?', Firstname: 'string?', Lastname: 'string?',
    JobTitle: 'string?', Email: 'string?', Phone: 'string?', MobilePhone: 'string?', IsContactPerson: 'boolean?',
    InIgnoreMode: 'boolean?', CreatedOn: 'date-time?', LastModified: 'date-time?', Archived: 'boolean?',
    DepartmentID: 'int64?', DepartmentName: 'string?', DefaultAgentId: 'int64?',
  },
  TicketDtoPagedResult: {
    items: '[TicketDto]', page: 'int32', itemsInPage: 'int32', totalItemCount: 'int32', totalPages: 'int32',
    prevLink: 'string?', nextLink: 'string?',
  },
  TicketDto: {
    TicketID: 'int64?', TicketTitle: 'string?', TicketNumber: 'string?', TicketPriority: 'TicketPriorityOptions',
    TicketImpact: 'TicketsImpactOptions', TicketStatus: 'string?', TicketSource: 'string?',
    TicketType: 'TicketTypesForAPI', EndUserID: 'int64?', EndUserEmail: 'string?', EndUserFirstName: 'string?',
    EndUserLastName: 'string?', EndUserPhone: 'string?', TicketResolvedDate: 'date-time?',
    TicketCreatedDate: 'date-time?', TechnicianFirstCommentDate: 'date-time?', FirstResponseDueDate: 'date-time?',
    ClosedTicketDueDate: 'date-time?', FirstComment: 'string?', LastEndUserComment: 'string?',
    LastEndUserCommentTimestamp: 'date-time?', LastTechnicianComment: 'string?',
    LastTechnicianCommentTimestamp: 'date-time?', OnSiteDurationSeconds: 'int32?', OnSiteDurationMinutes: 'int32?',
    OffSiteDurationSeconds: 'int32?', OffSiteDurationMinutes: 'int32?', OnSLADurationSeconds: 'int32?',
    OnSLADurationMinutes: 'int32?', OffSLADurationSeconds: 'int32?', OffSLADurationMinutes: 'int32?',
    TotalDurationSeconds: 'int32?', TotalDurationMinutes: 'int32?', CustomerID: 'int64', CustomerName: 'string?',
    CustomerBusinessNumber: 'string?', TechnicianContactID: 'int64?', TechnicianFullName: 'string?',
    TechnicianEmail: 'string?', ContractID: 'int64?', RelationType: 'RelationType', RelatedTicketId: 'int64?',
  },
  WorkhourRecordDtoPagedResult: {
    items: '[WorkhourRecordDto]', page: 'int32', itemsInPage: 'int32', totalItemCount: 'int32', totalPages: 'int32',
    prevLink: 'string?', nextLink: 'string?',
  },
  WorkhourRecordDto: {
    WorkHoursID: 'int64', TicketID: 'int64', CustomerID: 'int64', EndUserID: 'int64?', StartWorkHour: 'date-time?',
    EndWorkHour: 'date-time?', TechnicianContactID: 'int64?', Billiable: 'boolean?', OnCustomerSite: 'boolean?',
    Description: 'string?', TechnicianFullName: 'string?', TechnicianEmail: 'string?', RateID: 'int32?',
    RateAmount: 'double?',
  },
  TicketCommentDtoPagedResult: {
    items: '[TicketCommentDto]', page: 'int32', itemsInPage: 'int32', totalItemCount: 'int32', totalPages: 'int32',
    prevLink: 'string?', nextLink: 'string?',
  },
  TicketCommentDto: {
    Date: 'date-time', Comment: 'string?', CommentHtml: 'string?', EndUserID: 'int64?',
    TechnicianContactID: 'int64?', Email: 'string?', FirstName: 'string?', LastName: 'string?',
    IsInternal: 'boolean',
  },
  TicketWorkHoursDtoPagedResult: {
    items: '[TicketWorkHoursDto]', page: 'int32', itemsInPage: 'int32', totalItemCount: 'int32',
    totalPages: 'int32', prevLink: 'string?', nextLink: 'string?',
  },
  TicketWorkHoursDto: {
    TicketID: 'int64', WorkHoursID: 'int64', StartWorkHour: 'date-time?', EndWorkHour: 'date-time?',
    TechnicianContactID: 'int64?', Billiable: 'boolean?', OnCustomerSite: 'boolean?', Description: 'string?',
    TechnicianFullName: 'string?', TechnicianEmail: 'string?', RateID: 'int32?', RateAmount: 'double?',
  },
  TicketDurationsDto: {
    OffSLADurationHours: 'double', OffSiteDurationHours: 'double', OnSLADurationHours: 'double',
    OnSiteDurationHours: 'double', TotalDurationHours: 'double', ticketId: 'int64',
  },
  TicketWorkHoursSummaryDto: {
    TicketID: 'int64', Billable: 'TicketDurationsDto', NonBillable: 'TicketDurationsDto',
  },
  CustomFieldDto: {
    Name: 'string?', DataType: 'CustomFieldDataTypeDto', Target: 'CustomFieldTargetDto',
    PossibleValues: '[OptionFieldValues]', ParentAttributeName: 'string?',
  },
  CustomValueDto: {
    ItemId: 'int64', Id: 'uuid', FieldName: 'string?', ValueAsString: 'string?', ValueAsDecimal: 'double',
    ValueAsDateTime: 'date-time?', ValueAsBool: 'boolean', OptionId: 'uuid?',
  },
  ProblemDetails: {
    type: 'string?', title: 'string?', status: 'int32?', detail: 'string?', instance: 'string?',
  },
});

/**
 * The words that a field of such a type may hold.
 * @type {Readonly<Record<string, readonly string[]>>}
 */
export const WORDS = Object.freeze({
  TicketPriorityOptions: ['Low', 'Medium', 'High', 'Critical'],
  TicketsImpactOptions: ['NoImpact', 'SiteDown', 'ServerIssue', 'Minor', 'Major', 'Crisis'],
  TicketTypesForAPI: ['Incident', 'Problem', 'Request', 'Change'],
  RelationType: ['None', 'Parent', 'Child'],
  CustomFieldDataTypeDto: ['Text', 'Boolean', 'Numeric', 'Date', 'Options', 'OptionsWithDependencies'],
  CustomFieldTargetDto: [
    'Customer', 'Ticket', 'Contact', 'Contract', 'SLA', 'Agent', 'SNMPDevice', 'TCPDevice', 'HTTPDevice',
    'GenericDevice',
  ],
});
