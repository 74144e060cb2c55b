//! What is allowed. A check answers with a report and never fails; the tables are data that a caller may
//! replace.

pub mod report;

pub use report::{Issue, IssueCode, Report, Severity};
