// @ts-check
// Made from src/model/reading.rs by tests/generated_readings.rs; UPDATE=1 cargo test --test generated_readings writes it
// anew. A literal for each shape, because nothing else is as fast: see benches/RESULTS.md.

/**
 * @typedef {{
 *   make: (sent: any) => any, known: ReadonlySet<string>, ids: readonly string[], inner: Readonly<Record<string, number>>,
 * }} Reading
 */

/**
 * `inner`: what has a reading of its own inside, by its number.
 * @param {(sent: any) => any} make @param {readonly string[]} ids @param {Record<string, number>} [inner] @returns {Reading}
 */
function reading(make, ids, inner = {}) {
  /** @type {Set<string>} */
  const known = new Set();
  make(new Proxy({}, { get: (_, name) => { known.add(String(name)); } }));
  return { make, known, ids, inner };
}

/** The first that is not null. @param {any} one @param {any} other */
const first = (one, other) => one ?? (other === undefined ? one : other);

/** The later of two times, written alike. @param {any} one @param {any} other */
function later(one, other) {
  if (one === undefined && other === undefined) return undefined;
  if (typeof one !== 'string') return typeof other === 'string' ? other : null;
  return typeof other === 'string' && other > one ? other : one;
}

/** @param {any} hours */
const seconds = (hours) => (hours === undefined ? undefined : typeof hours === 'number' ? Math.round(hours * 3600) : null);

const ZONE = /(?:Z|[+-]\d\d:\d\d)$/i;

/** The seconds of the clock at the place of `09:00:00` in `2026-02-15T09:00:00`; NaN if it is none. @param {string} time */
function clock(time) {
  const hours = two(time, 11), minutes = two(time, 14), seconds = two(time, 17);
  return hours >= 0 && hours < 24 && minutes >= 0 && minutes < 60 && seconds >= 0 && seconds < 60
    ? hours * 3600 + minutes * 60 + seconds
    : NaN;
}

/** Two digits as a number; what is none is out of the range of a clock. @param {string} time @param {number} at */
const two = (time, at) => (time.charCodeAt(at) - 48) * 10 + time.charCodeAt(at + 1) - 48;

/** Whether two times have the same day and the same zone, or none. @param {string} start @param {string} end */
function sameDay(start, end) {
  if (start.length !== end.length || start.length > 20) return false;
  for (let at = 0; at < 11; at++) if (start.charCodeAt(at) !== end.charCodeAt(at)) return false;
  return start.length === 19 || start.charCodeAt(19) === end.charCodeAt(19);
}

/** The seconds between two times of one regime. @param {any} start @param {any} end */
function between(start, end) {
  if (start === undefined || end === undefined) return undefined;
  if (typeof start !== 'string' || typeof end !== 'string') return null;
  // Work mostly ends on the day on which it began: then the two clocks tell, and no date is parsed.
  if (sameDay(start, end)) {
    const seconds = clock(end) - clock(start);
    if (!Number.isNaN(seconds)) return seconds;
  }
  if (ZONE.test(start) !== ZONE.test(end)) return null;
  const zone = ZONE.test(start) ? '' : 'Z';
  const ms = Date.parse(end + zone) - Date.parse(start + zone);
  return Number.isNaN(ms) ? null : Math.trunc(ms / 1000);
}

/** By the number of each reading. @type {readonly Reading[]} */
export const readings = [
  // Customer: CustomerDto
  reading((sent) => ({
    CustomerID: sent.CustomerID,
    CustomerName: sent.CustomerName,
    CreatedOn: sent.CreatedOn,
    LastModified: sent.LastModified,
    BusinessNumber: sent.BusinessNumber,
    Domain: sent.Domain,
    Address: sent.Address,
    City: sent.City,
    State: sent.State,
    Country: sent.Country,
    Phone: sent.Phone,
    Fax: sent.Fax,
    Notes: sent.Notes,
    Logo: sent.Logo,
    Website: sent.Links,
    Longitude: sent.Longitude,
    Latitude: sent.Latitude,
    ZipCodeStr: sent.ZipCodeStr,
  }), ['CustomerID']),
  // Contact: ContactDto
  reading((sent) => ({
    EndUserID: sent.EndUserID,
    CustomerID: sent.CustomerID,
    CustomerName: sent.CustomerName,
    FirstName: sent.Firstname,
    LastName: sent.Lastname,
    JobTitle: sent.JobTitle,
    Email: sent.Email,
    Phone: sent.Phone,
    MobilePhone: sent.MobilePhone,
    IsContactPerson: sent.IsContactPerson,
    InIgnoreMode: sent.InIgnoreMode,
    CreatedOn: sent.CreatedOn,
    LastModified: sent.LastModified,
    Archived: sent.Archived,
    DepartmentID: sent.DepartmentID,
    DepartmentName: sent.DepartmentName,
    DefaultAgentId: sent.DefaultAgentId,
  }), ['EndUserID', 'CustomerID']),
  // Ticket: TicketDto
  reading((sent) => ({
    TicketID: sent.TicketID,
    TicketTitle: sent.TicketTitle,
    TicketNumber: sent.TicketNumber,
    TicketPriority: sent.TicketPriority,
    TicketImpact: sent.TicketImpact,
    TicketStatus: sent.TicketStatus,
    TicketSource: sent.TicketSource,
    TicketType: sent.TicketType,
    EndUserID: sent.EndUserID,
    EndUserEmail: sent.EndUserEmail,
    EndUserFirstName: sent.EndUserFirstName,
    EndUserLastName: sent.EndUserLastName,
    EndUserPhone: sent.EndUserPhone,
    TicketResolvedDate: sent.TicketResolvedDate,
    TicketCreatedDate: sent.TicketCreatedDate,
    FirstResponseDate: sent.TechnicianFirstCommentDate,
    FirstResponseDueDate: sent.FirstResponseDueDate,
    ClosedTicketDueDate: sent.ClosedTicketDueDate,
    Description: sent.FirstComment,
    LastEndUserComment: sent.LastEndUserComment,
    LastEndUserCommentTimestamp: sent.LastEndUserCommentTimestamp,
    LastTechnicianComment: sent.LastTechnicianComment,
    LastTechnicianCommentTimestamp: sent.LastTechnicianCommentTimestamp,
    OnSiteDurationSeconds: sent.OnSiteDurationSeconds,
    OnSiteDurationMinutes: sent.OnSiteDurationMinutes,
    OffSiteDurationSeconds: sent.OffSiteDurationSeconds,
    OffSiteDurationMinutes: sent.OffSiteDurationMinutes,
    OnSLADurationSeconds: sent.OnSLADurationSeconds,
    OnSLADurationMinutes: sent.OnSLADurationMinutes,
    OffSLADurationSeconds: sent.OffSLADurationSeconds,
    OffSLADurationMinutes: sent.OffSLADurationMinutes,
    TotalDurationSeconds: sent.TotalDurationSeconds,
    TotalDurationMinutes: sent.TotalDurationMinutes,
    CustomerID: sent.CustomerID,
    CustomerName: sent.CustomerName,
    CustomerBusinessNumber: sent.CustomerBusinessNumber,
    TechnicianContactID: sent.TechnicianContactID,
    TechnicianFullName: sent.TechnicianFullName,
    TechnicianEmail: sent.TechnicianEmail,
    ContractID: sent.ContractID,
    RelationType: sent.RelationType,
    RelatedTicketId: sent.RelatedTicketId,
    DueDate: first(sent.FirstResponseDueDate, sent.ClosedTicketDueDate),
    LastActivityDate: later(sent.LastEndUserCommentTimestamp, sent.LastTechnicianCommentTimestamp),
  }), ['TicketID', 'EndUserID', 'CustomerID', 'TechnicianContactID'], { Comments: 3 }),
  // Comment: TicketCommentDto
  reading((sent) => ({
    CommentDate: sent.Date,
    CommentText: sent.Comment,
    CommentHtml: sent.CommentHtml,
    EndUserID: sent.EndUserID,
    TechnicianContactID: sent.TechnicianContactID,
    Email: sent.Email,
    FirstName: sent.FirstName,
    LastName: sent.LastName,
    IsInternal: sent.IsInternal,
    CreatorContactID: first(sent.TechnicianContactID, sent.EndUserID),
  }), ['EndUserID', 'TechnicianContactID']),
  // WorkHour: TicketWorkHoursDto
  reading((sent) => ({
    TicketID: sent.TicketID,
    WorkHourID: sent.WorkHoursID,
    StartDate: sent.StartWorkHour,
    EndDate: sent.EndWorkHour,
    TechnicianContactID: sent.TechnicianContactID,
    IsBillable: sent.Billiable,
    OnCustomerSite: sent.OnCustomerSite,
    Notes: sent.Description,
    TechnicianFullName: sent.TechnicianFullName,
    TechnicianEmail: sent.TechnicianEmail,
    RateID: sent.RateID,
    RateAmount: sent.RateAmount,
    Duration: between(sent.StartWorkHour, sent.EndWorkHour),
  }), ['WorkHourID', 'TicketID', 'TechnicianContactID']),
  // WorkRecord: WorkhourRecordDto
  reading((sent) => ({
    WorkHourID: sent.WorkHoursID,
    TicketID: sent.TicketID,
    CustomerID: sent.CustomerID,
    EndUserID: sent.EndUserID,
    StartDate: sent.StartWorkHour,
    EndDate: sent.EndWorkHour,
    TechnicianContactID: sent.TechnicianContactID,
    IsBillable: sent.Billiable,
    OnCustomerSite: sent.OnCustomerSite,
    Notes: sent.Description,
    TechnicianFullName: sent.TechnicianFullName,
    TechnicianEmail: sent.TechnicianEmail,
    RateID: sent.RateID,
    RateAmount: sent.RateAmount,
    Duration: between(sent.StartWorkHour, sent.EndWorkHour),
  }), ['WorkHourID', 'TicketID', 'CustomerID', 'EndUserID', 'TechnicianContactID']),
  // CustomValue: CustomValueDto
  reading((sent) => ({
    ItemId: sent.ItemId,
    Id: sent.Id,
    FieldName: sent.FieldName,
    Value: sent.ValueAsString,
    ValueAsDecimal: sent.ValueAsDecimal,
    ValueAsDateTime: sent.ValueAsDateTime,
    ValueAsBool: sent.ValueAsBool,
    OptionId: sent.OptionId,
  }), ['ItemId']),
  // Billable: TicketDurationsDto
  reading((sent) => ({
    OffSLADurationHours: sent.OffSLADurationHours,
    OffSiteDurationHours: sent.OffSiteDurationHours,
    OnSLADurationHours: sent.OnSLADurationHours,
    OnSiteDurationHours: sent.OnSiteDurationHours,
    TotalBillableHours: sent.TotalDurationHours,
    TicketID: sent.ticketId,
    TotalBillableDuration: seconds(sent.TotalDurationHours),
  }), ['TicketID']),
  // NonBillable: TicketDurationsDto
  reading((sent) => ({
    OffSLADurationHours: sent.OffSLADurationHours,
    OffSiteDurationHours: sent.OffSiteDurationHours,
    OnSLADurationHours: sent.OnSLADurationHours,
    OnSiteDurationHours: sent.OnSiteDurationHours,
    TotalDurationHours: sent.TotalDurationHours,
    TicketID: sent.ticketId,
  }), ['TicketID']),
  // WorkSummary: TicketWorkHoursSummaryDto
  reading((sent) => ({
    TicketID: sent.TicketID,
    Billable: sent.Billable,
    NonBillable: sent.NonBillable,
  }), ['TicketID'], { Billable: 8, NonBillable: 8 }),
];
