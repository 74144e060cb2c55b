//! The objects of customers and contacts.

use super::Shape;
use super::Type::{Boolean, DateTime, Double, Int64, Text};
use super::objects::{nullable, present, required, shape};

pub(super) static CUSTOMER_DTO: Shape = shape(
    "CustomerDto",
    &[
        nullable("CustomerID", Int64),
        nullable("CustomerName", Text),
        nullable("CreatedOn", DateTime),
        nullable("LastModified", DateTime),
        nullable("BusinessNumber", Text),
        nullable("Domain", Text),
        nullable("Address", Text),
        nullable("City", Text),
        nullable("State", Text),
        nullable("Country", Text),
        nullable("Phone", Text),
        nullable("Fax", Text),
        nullable("Notes", Text),
        nullable("Logo", Text),
        nullable("Links", Text),
        nullable("Longitude", Double),
        nullable("Latitude", Double),
        nullable("ZipCodeStr", Text),
    ],
);

pub(super) static CREATE_CUSTOMER_REQUEST: Shape = shape(
    "CreateCustomerRequest",
    &[
        nullable("CustomerName", Text),
        nullable("CreatedOn", DateTime),
        nullable("BusinessNumber", Text),
        nullable("Domain", Text),
        nullable("Address", Text),
        nullable("City", Text),
        nullable("State", Text),
        nullable("Country", Text),
        nullable("Phone", Text),
        nullable("Fax", Text),
        nullable("Notes", Text),
        nullable("Links", Text),
        nullable("Longitude", Double),
        nullable("Latitude", Double),
        nullable("ZipCodeStr", Text),
    ],
);

pub(super) static UPDATE_CUSTOMER_REQUEST: Shape = shape(
    "UpdateCustomerRequest",
    &[
        nullable("CustomerName", Text),
        nullable("BusinessNumber", Text),
        nullable("Domain", Text),
        nullable("Address", Text),
        nullable("City", Text),
        nullable("State", Text),
        nullable("Country", Text),
        nullable("Phone", Text),
        nullable("Fax", Text),
        nullable("Notes", Text),
        nullable("Links", Text),
        nullable("Longitude", Double),
        nullable("Latitude", Double),
        nullable("ZipCodeStr", Text),
    ],
);

pub(super) static CREATE_CUSTOMER_ATTACHMENT_REQUEST: Shape = shape(
    "CreateCustomerAttachmentRequest",
    &[present("CustomerId", Int64), nullable("Name", Text), nullable("ContentBased64", Text)],
);

pub(super) static CONTACT_DTO: Shape = shape(
    "ContactDto",
    &[
        nullable("EndUserID", Int64),
        nullable("CustomerID", Int64),
        nullable("CustomerName", Text),
        nullable("Firstname", Text),
        nullable("Lastname", Text),
        nullable("JobTitle", Text),
        nullable("Email", Text),
        nullable("Phone", Text),
        nullable("MobilePhone", Text),
        nullable("IsContactPerson", Boolean),
        nullable("InIgnoreMode", Boolean),
        nullable("CreatedOn", DateTime),
        nullable("LastModified", DateTime),
        nullable("Archived", Boolean),
        nullable("DepartmentID", Int64),
        nullable("DepartmentName", Text),
        nullable("DefaultAgentId", Int64),
    ],
);

pub(super) static CREATE_CONTACT_REQUEST: Shape = shape(
    "CreateContactRequest",
    &[
        required("Email", Text),
        nullable("CustomerID", Int64),
        nullable("CustomerName", Text),
        nullable("Firstname", Text),
        nullable("Lastname", Text),
        nullable("JobTitle", Text),
        nullable("Phone", Text),
        nullable("MobilePhone", Text),
        nullable("IsContactPerson", Boolean),
        nullable("InIgnoreMode", Boolean),
        nullable("CreatedOn", DateTime),
        nullable("DepartmentID", Int64),
        nullable("DepartmentName", Text),
        nullable("DefaultAgentId", Int64),
    ],
);

pub(super) static UPDATE_CONTACT_REQUEST: Shape = shape(
    "UpdateContactRequest",
    &[
        nullable("Firstname", Text),
        nullable("Lastname", Text),
        nullable("JobTitle", Text),
        nullable("Phone", Text),
        nullable("MobilePhone", Text),
        nullable("IsContactPerson", Boolean),
        nullable("InIgnoreMode", Boolean),
        nullable("Archived", Boolean),
        nullable("CustomerID", Int64),
        nullable("CustomerName", Text),
        nullable("DepartmentID", Int64),
        nullable("DepartmentName", Text),
        nullable("DefaultAgentId", Int64),
    ],
);
