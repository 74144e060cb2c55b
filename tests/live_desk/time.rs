//! The time spent on tickets.

use super::LiveDesk;
use atera_wasm::api::Operation as Op;
use serde_json::{Value, json};

const NONE: Value = Value::Null;

/// The guide's span of work, in the guide's names.
fn example() -> Value {
    json!({
        "TicketID": 54321, "WorkHourID": 22222, "StartDate": "2024-02-15T09:00:00Z",
        "EndDate": "2024-02-15T10:30:00Z", "Duration": 5400, "TechnicianContactID": 12345, "IsBillable": true,
        "OnCustomerSite": false, "Notes": "Initial investigation and resolution",
        "TechnicianFullName": "Alex Morgan", "TechnicianEmail": "alex.morgan@msp.example", "RateID": 1,
        "RateAmount": 95.0,
    })
}

fn hours(id: &str, sums: [f64; 4]) -> Value {
    let [on_site, off_site, on_sla, off_sla] = sums;
    json!({
        "OnSiteDurationHours": on_site, "OffSiteDurationHours": off_site, "OnSLADurationHours": on_sla,
        "OffSLADurationHours": off_sla, id: 54321,
    })
}

fn with(mut value: Value, name: &str, more: Value) -> Value {
    value[name] = more;
    value
}

#[rustfmt::skip]
pub(crate) fn time(desk: &LiveDesk) {
    let page = json!({ "items": [example()], "page": 1, "itemsInPage": 1, "totalPages": 1, "totalItems": 1 });
    let list = json!({ "id": 54321, "itemsInPage": 1 });
    desk.does(Op::TicketsWorkHours, &list, "GET /tickets/54321/workhoursrecords?page=1&itemsInPage=1", NONE, 200, page);
    desk.clock("13:00:00");
    let work = json!({
        "StartDate": "2024-02-17T20:00:00Z", "EndDate": "2024-02-17T20:45:00Z", "TechnicianEmail": "ken.tanaka@msp.example",
        "IsBillable": true, "Notes": "Getauscht ✓", "OnCustomerSite": true, "RateID": 2,
    });
    let sent = json!({
        "StartWorkHour": "2024-02-17T20:00:00Z", "EndWorkHour": "2024-02-17T20:45:00Z", "TechnicianEmail": "ken.tanaka@msp.example",
        "Billiable": true, "Description": "Getauscht ✓", "OnCustomerSite": true, "RateID": 2,
    });
    let log = |body: &Value| {
        let got = desk.ask(Op::TicketsLogWork, &json!({ "id": 54321, "body": body })).unwrap();
        assert_eq!(desk.requests(), ["POST /tickets/54321/workhours"]);
        assert_eq!(got["ActionID"], got["WorkHourID"].to_string());
        got["WorkHourID"].clone()
    };
    let id = log(&work);
    assert_eq!(desk.last_sent(), sent);
    // On the account's own clock.
    let unbilled = json!({ "StartDate": "2024-02-15T07:30:00", "EndDate": "2024-02-15T08:00:00", "TechnicianContactID": 11111, "IsBillable": false });
    log(&unbilled);
    let mut record = work;
    for (name, value) in [("WorkHourID", id), ("TicketID", json!(54321)), ("Duration", json!(2700)), ("TechnicianContactID", json!(14990)), ("TechnicianFullName", json!("田中 健")), ("RateAmount", json!(142.5))] {
        record[name] = value;
    }
    let records = desk.ask(Op::TicketsWorkHours, &json!({ "id": 54321 })).unwrap();
    assert_eq!(records["items"][1], record);
    assert_eq!(records["items"][2]["StartDate"], "2024-02-15T07:30:00Z");
    assert_eq!((&records["items"][2]["Notes"], &records["items"][2]["IsBillable"]), (&NONE, &json!(false)));
    let span = json!({ "startWorkhour": "2024-02-17T20:00:00", "endWorkhour": "2024-02-18", "includeRates": true });
    let request = "GET /workhours?page=1&itemsInPage=50&startWorkhour=2024-02-17T20:00:00&endWorkhour=2024-02-18&includeRates=true";
    let of_all = with(with(record, "CustomerID", json!(12345)), "EndUserID", json!(67890));
    let page = json!({ "items": [of_all], "page": 1, "itemsInPage": 50, "totalPages": 1, "totalItems": 1 });
    desk.does(Op::WorkHoursList, &span, request, NONE, 200, page);
    // On site, off site, within the hours of the service level, outside them.
    let billed = [0.75, 1.0, 1.0, 0.75];
    let ours = with(with(hours("TicketID", billed), "TotalBillableHours", json!(1.75)), "TotalBillableDuration", json!(6300));
    desk.does(Op::TicketsBillableDuration, &json!({ "id": 54321 }), "GET /tickets/54321/billableduration", NONE, 200, ours.clone());
    desk.does(Op::TicketsBillableDurations, &json!({ "body": [54321, 54321] }), "POST /tickets/billableduration", json!([54321, 54321]), 200, json!([ours, ours]));
    let rest = with(hours("TicketID", [0.0, 0.5, 0.0, 0.5]), "TotalDurationHours", json!(0.5));
    desk.does(Op::TicketsNonBillableDuration, &json!({ "id": 54321 }), "GET /tickets/54321/nonbillableduration", NONE, 200, rest);
    // Under this name the live service has one sum.
    let read = |sums, total: f64| with(hours("TicketID", sums), "TotalDurationHours", json!(total));
    let summary = json!({ "TicketID": 54321, "Billable": read(billed, 1.75), "NonBillable": read([0.0, 0.5, 0.0, 0.5], 0.5) });
    desk.does(Op::TicketsWorkHoursSummary, &json!({ "id": 54321 }), "GET /tickets/54321/workhours", NONE, 200, summary);
    let sites = json!({ "OnSiteDurationHours": 0.75, "OffSiteDurationHours": 1.0, "TotalDurationHours": 1.75 });
    desk.does(Op::TicketsSiteDurations, &json!({ "body": [54321] }), "POST /tickets/billableworkhourssiteduration", json!([54321]), 200, sites);
}
