//! The account itself.

use super::{Answer, Ask, Desk};
use crate::sandbox::refusal::Refusal;
use serde_json::json;

#[expect(clippy::unnecessary_wraps, reason = "a call may be refused; this one is not")]
pub(in crate::sandbox) fn get(desk: &mut Desk<'_>, _: &Ask<'_>) -> Result<Answer, Refusal> {
    Ok(Answer::read(json!({
        "AccountID": "0010Y00000Sandbox",
        "Country": "United States",
        "CompanyName": "Sandbox Managed Services",
        "CreatedOn": "2022-11-01T08:00:00Z",
        "State": "NY",
        "TimeZoneName": desk.zone.name(),
        "City": "New York",
        "Address": "1 Example Plaza",
        "PostalCode": "10001",
        "Phone": "555-100-2000",
        "IsITDepartment": false,
        "Plan": "Growth",
    })))
}
