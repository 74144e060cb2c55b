//! The live dialect: time, relations, custom values, the account, folders and attachments.

mod sandbox_desk;

use atera_wasm::sandbox::{Options, Tongue};
use sandbox_desk::{Desk, names};
use serde_json::{Value, json};

#[test]
fn durations_are_hours_as_doubles() {
    let mut desk = Desk::live();
    // The guide's example bills one hour for an hour and a half of work; both dialects show the same.
    let billed = json!({
        "OffSLADurationHours": 0.0, "OffSiteDurationHours": 1.0, "OnSLADurationHours": 1.0,
        "OnSiteDurationHours": 0.0, "TotalDurationHours": 1.0, "ticketId": 54321,
    });
    let nothing = json!({
        "OffSLADurationHours": 0.0, "OffSiteDurationHours": 0.0, "OnSLADurationHours": 0.0,
        "OnSiteDurationHours": 0.0, "TotalDurationHours": 0.0, "ticketId": 54321,
    });
    assert_eq!(desk.get("tickets/54321/billableduration"), billed);
    assert_eq!(desk.get("tickets/54321/nonbillableduration"), nothing);
    let summary = json!({ "TicketID": 54321, "Billable": billed, "NonBillable": nothing });
    assert_eq!(desk.get("tickets/54321/workhours"), summary);
    assert!(desk.get("tickets/54321/billableduration")["TotalDurationHours"].is_f64());
    assert_eq!(desk.call("GET", "tickets/99/billableduration", None).0, 404);
}

#[test]
fn many_tickets_are_asked_about_at_once() {
    let mut desk = Desk::live();
    let (status, both) = desk.call("POST", "tickets/billableduration", Some(json!([54321, 54320])));
    assert_eq!(
        (status, both[0]["ticketId"].clone(), both[1]["ticketId"].clone()),
        (200, json!(54321), json!(54320))
    );
    assert_eq!(both[0], desk.get("tickets/54321/billableduration"));
    let (_, sums) = desk.call("POST", "tickets/billableworkhourssiteduration", Some(json!([54321, 54320])));
    assert_eq!(names(&sums), ["OnSiteDurationHours", "OffSiteDurationHours", "TotalDurationHours"]);
    for name in names(&sums) {
        let sum: f64 = both.as_array().unwrap().iter().map(|one| one[name].as_f64().unwrap()).sum();
        assert_eq!(sums[name], sum, "{name}");
    }
    let rows = [(json!([99]), 404, "Ticket not found"), (json!(["54321"]), 400, "Invalid ticket IDs")];
    for (body, status, detail) in rows {
        assert_eq!(desk.problem("POST", "tickets/billableduration", body, status), detail);
    }
    assert_eq!(desk.problem("POST", "tickets/billableduration", json!({ "ids": [] }), 400), "Invalid JSON");
    assert_eq!(desk.sandbox.stats().commits, 0);
}

#[test]
fn work_is_logged_and_shown_by_ticket_and_by_time() {
    let mut desk = Desk::live();
    let example = json!({
        "TicketID": 54321, "WorkHoursID": 22222, "StartWorkHour": "2024-02-15T09:00:00Z",
        "EndWorkHour": "2024-02-15T10:30:00Z", "TechnicianContactID": 12345, "Billiable": true,
        "OnCustomerSite": false, "Description": "Initial investigation and resolution",
        "TechnicianFullName": "Alex Morgan", "TechnicianEmail": "alex.morgan@msp.example", "RateID": 1,
        "RateAmount": 95.0,
    });
    assert_eq!(desk.get("tickets/54321/workhoursrecords")["items"], json!([example]));
    let id = desk.made(
        "tickets/54321/workhours",
        json!({
            "StartWorkHour": "2024-02-17T20:00:00Z", "EndWorkHour": "2024-02-17T20:30:00Z",
            "TechnicianEmail": "miriam.cohen@msp.example", "Billiable": true, "OnCustomerSite": true,
            "Description": "On Saturday", "RateID": 2,
        }),
    );
    let records = desk.get("tickets/54321/workhoursrecords");
    assert_eq!((&records["totalItemCount"], &records["items"][1]["WorkHoursID"]), (&json!(2), &json!(id)));
    let billed = desk.get("tickets/54321/billableduration");
    let wanted = [("OnSite", 0.5), ("OffSite", 1.0), ("OnSLA", 1.0), ("OffSLA", 0.5), ("Total", 1.5)];
    for (name, hours) in wanted {
        assert_eq!(billed[format!("{name}DurationHours")], hours, "{name}");
    }
    assert_eq!(desk.get("tickets/54321")["OnSiteDurationMinutes"], 30);
    let guide = desk.get_at("/guide/api/v3/tickets/54321/billableduration");
    assert_eq!(guide, json!({ "TotalBillableDuration": 5400, "TotalBillableHours": 1.5 }));
    let path = "workhours?startWorkhour=2024-02-17T20:00:00&endWorkhour=2024-02-18";
    let wanted = json!({
        "WorkHoursID": id, "TicketID": 54321, "CustomerID": 12345, "EndUserID": 67890,
        "StartWorkHour": "2024-02-17T20:00:00Z", "EndWorkHour": "2024-02-17T20:30:00Z",
        "TechnicianContactID": 12811, "Billiable": true, "OnCustomerSite": true, "Description": "On Saturday",
        "TechnicianFullName": "Miriam Cohen", "TechnicianEmail": "miriam.cohen@msp.example", "RateID": null,
        "RateAmount": null,
    });
    assert_eq!(desk.get(path)["items"], json!([wanted]));
    let with = desk.get(&format!("{path}&includeRates=true"))["items"][0].clone();
    assert_eq!((&with["RateID"], &with["RateAmount"]), (&json!(2), &json!(142.5)));
    assert_eq!(desk.get("workhours?startWorkhour=2024-02-17T20:00:01")["totalItemCount"], 0);
    let days = desk.get("workhours?endWorkhour=2024-01-01&itemsInPage=50");
    let starts: Vec<&str> = days["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item["StartWorkHour"].as_str().unwrap())
        .collect();
    assert!(starts.is_sorted() && starts.len() == 50);
}

#[test]
fn work_that_cannot_be_is_refused() {
    let mut desk = Desk::live();
    let work = |more: Value| {
        let mut body = json!({
            "StartWorkHour": "2024-02-17T20:00:00Z", "EndWorkHour": "2024-02-17T20:30:00Z",
            "TechnicianContactID": 11111, "Billiable": false, "OnCustomerSite": false,
        });
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        body
    };
    let rows = [
        (work(json!({ "Billable": true })), "Unknown property Billable"),
        (work(json!({ "EndWorkHour": "2024-02-17T20:00:00Z" })), "EndWorkHour must be after StartWorkHour"),
        (work(json!({ "StartWorkHour": null })), "StartWorkHour required"),
        (work(json!({ "EndWorkHour": null })), "EndWorkHour required"),
        (work(json!({ "EndWorkHour": "soon" })), "Invalid date"),
        (work(json!({ "TechnicianContactID": null })), "TechnicianContactID or TechnicianEmail required"),
        (work(json!({ "TechnicianContactID": 5 })), "Technician not found"),
        (work(json!({ "Billiable": "yes" })), "Invalid Billiable"),
    ];
    for (body, detail) in rows {
        assert_eq!(desk.problem("POST", "tickets/54321/workhours", body, 400), detail);
    }
    let before = desk.get("tickets/54321/billableduration");
    desk.made("tickets/54321/workhours", work(json!({})));
    assert_eq!(desk.get("tickets/54321/billableduration"), before);
    assert_eq!(desk.get("tickets/54321/nonbillableduration")["TotalDurationHours"], 0.5);
    assert_eq!(desk.get("tickets/54321/workhoursrecords")["items"][1]["Description"], Value::Null);
}

#[test]
fn relations_are_told_to_both_tickets() {
    let mut desk = Desk::live();
    let shown = |desk: &mut Desk, id: u64, query: &str| {
        let ticket = desk.get(&format!("tickets/{id}{query}"));
        (ticket["RelationType"].as_str().unwrap().to_owned(), ticket["RelatedTicketId"].as_u64())
    };
    let path = "tickets/54321/relations";
    let id = desk.made(path, json!({ "RelatedTicketId": 54320, "RelationType": "Parent" }));
    assert_eq!(id, 54321);
    assert_eq!(shown(&mut desk, 54321, ""), ("None".into(), None), "only when asked for");
    assert_eq!(shown(&mut desk, 54321, "?includeRelations=true"), ("Parent".into(), Some(54320)));
    assert_eq!(shown(&mut desk, 54320, "?includeRelations=true"), ("Child".into(), Some(54321)));
    let listed = desk.get("tickets?customerId=12345&includeRelations=true&itemsInPage=50");
    let example = listed["items"].as_array().unwrap().iter().find(|item| item["TicketID"] == 54321).unwrap();
    assert_eq!(example["RelatedTicketId"], 54320);
    let rows = [
        (json!({ "RelatedTicketId": 54321, "RelationType": "Child" }), "Invalid RelatedTicketId"),
        (json!({ "RelatedTicketId": 99, "RelationType": "Child" }), "Invalid RelatedTicketId"),
        (json!({ "RelatedTicketId": 54320, "RelationType": "None" }), "Invalid relation"),
        (json!({ "RelatedTicketId": 54320, "RelationType": "parent" }), "Invalid relation"),
        (json!({ "RelatedTicketID": 54320, "RelationType": "Child" }), "Unknown property RelatedTicketID"),
    ];
    for (body, detail) in rows {
        assert_eq!(desk.problem("POST", path, body, 400), detail);
    }
    let gone = desk.problem("DELETE", "tickets/54321/relations/Child", Value::Null, 400);
    assert_eq!(gone, "Relation not found");
    assert_eq!(desk.call("DELETE", "tickets/54321/relations/Parent", None), (204, Value::Null));
    for id in [54321, 54320] {
        assert_eq!(shown(&mut desk, id, "?includeRelations=true"), ("None".into(), None));
    }
    desk.made(path, json!({ "RelatedTicketId": 54320, "RelationType": "Child" }));
    desk.call("DELETE", "tickets/54320", None);
    assert_eq!(
        shown(&mut desk, 54321, "?includeRelations=true"),
        ("None".into(), None),
        "nor of what is gone"
    );
}

const UUID: &str = "00000000-0000-8000-8000-000000000000";

fn is_uuid(value: &Value) -> bool {
    let text = value.as_str().unwrap_or_default();
    let hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    text.len() == UUID.len()
        && text
            .bytes()
            .zip(UUID.bytes())
            .all(|(byte, form)| if form == b'-' { byte == b'-' } else { hex(byte) })
}

#[test]
fn each_type_of_field_is_defined_and_has_a_value() {
    let mut desk = Desk::live();
    let fields = desk.get("customvalues/customfields");
    let fields = fields.as_array().unwrap();
    let of = |name: &str| -> Vec<&str> {
        let mut words: Vec<&str> = fields.iter().map(|field| field[name].as_str().unwrap()).collect();
        words.sort_unstable();
        words.dedup();
        words
    };
    assert_eq!(of("DataType"), ["Boolean", "Date", "Numeric", "Options", "OptionsWithDependencies", "Text"]);
    assert_eq!(
        of("Target"),
        [
            "Agent",
            "Contact",
            "Contract",
            "Customer",
            "GenericDevice",
            "HTTPDevice",
            "SLA",
            "SNMPDevice",
            "TCPDevice",
            "Ticket",
        ]
    );
    for field in fields {
        assert_eq!(names(field), ["Name", "DataType", "Target", "PossibleValues", "ParentAttributeName"]);
        for option in field["PossibleValues"].as_array().unwrap() {
            assert_eq!(names(option), ["Id", "Value"]);
            assert!(is_uuid(&option["Id"]));
        }
    }
    let product = fields.iter().find(|field| field["Name"] == "Product").unwrap();
    assert_eq!((&product["ParentAttributeName"], &product["Target"]), (&json!("Category"), &json!("Ticket")));
    let values = desk.get("customvalues/ticketfields/54321");
    let values = values.as_array().unwrap();
    let read = |name: &str| {
        let value = values.iter().find(|value| value["FieldName"] == name).unwrap();
        assert_eq!(
            names(value),
            [
                "ItemId",
                "Id",
                "FieldName",
                "ValueAsString",
                "ValueAsDecimal",
                "ValueAsDateTime",
                "ValueAsBool",
                "OptionId",
            ]
        );
        assert_eq!(value["ItemId"], 54321);
        assert!(is_uuid(&value["Id"]) && value["ValueAsDecimal"].is_f64());
        ["ValueAsString", "ValueAsDecimal", "ValueAsDateTime", "ValueAsBool"].map(|part| value[part].clone())
    };
    assert_eq!(read("Cost Center"), [json!("CC-1042"), json!(0.0), json!(null), json!(false)]);
    assert_eq!(read("Affected Users"), [json!("5"), json!(5.0), json!(null), json!(false)]);
    let promised = "2024-02-16T17:00:00Z";
    assert_eq!(read("Promised For"), [json!(promised), json!(0.0), json!(promised), json!(false)]);
    assert_eq!(read("Needs Approval"), [json!("false"), json!(0.0), json!(null), json!(false)]);
    let option = values.iter().find(|value| value["FieldName"] == "Product").unwrap()["OptionId"].clone();
    let known =
        product["PossibleValues"].as_array().unwrap().iter().find(|known| known["Value"] == "Outlook");
    assert_eq!(option, known.unwrap()["Id"]);
    let vip = desk.get("customvalues/contactfield/67890/VIP")[0].clone();
    assert_eq!((&vip["ValueAsBool"], &vip["OptionId"]), (&json!(true), &json!(null)));
    let contract = desk.get("customvalues/customerfield/12345/ContractType");
    assert_eq!(contract[0]["ValueAsString"], "Managed Services");
    assert_eq!(desk.get(&format!("customvalues/{}", contract[0]["Id"].as_str().unwrap())), contract);
    let missing = desk.problem("GET", &format!("customvalues/{UUID}"), Value::Null, 404);
    assert_eq!(missing, "Custom value not found");
}

#[test]
fn each_target_keeps_its_values() {
    let rows = [
        ("customer", "12345", "Gr%C3%B6%C3%9Fe%20%2F%20Size", "50–249"),
        ("ticket", "54320", "Affected%20Users", "12.5"),
        ("contact", "67890", "Language", "עברית"),
        ("contract", "1", "Renewal", "2025-01-31"),
        ("sla", "2", "Tier", "Gold"),
        ("agent", "3", "Asset%20Tag", "A-1"),
        ("snmp", "4", "Rack", "R 7"),
        ("tcp", "5", "Owner", "us"),
        ("http", "6", "Owner", "them"),
        ("generic", "9007199254740991", "Location", "roof"),
    ];
    let mut desk = Desk::live();
    for (target, item, name, value) in rows {
        let path = format!("customvalues/{target}field/{item}/{name}");
        for (method, given) in [("PUT", value), ("POST", ""), ("POST", value)] {
            let reply = desk.call(method, &path, Some(json!({ "Value": given })));
            assert_eq!(reply, (200, json!({ "ActionID": item })), "{method} {path}");
            assert_eq!(desk.get(&path)[0]["ValueAsString"], given, "{path}");
        }
        let one = desk.get(&path)[0].clone();
        assert!(desk.get(&format!("customvalues/{target}fields/{item}")).as_array().unwrap().contains(&one));
        assert_eq!(
            desk.problem("PUT", &path.replace(name, "Nothing"), json!({ "Value": "x" }), 400),
            "Custom field not found"
        );
        assert_eq!(desk.call("GET", &path.replace(name, "Nothing"), None).0, 400);
    }
    assert_eq!(desk.get("customvalues/tcpfields/77"), json!([]));
    assert_eq!(desk.get("customvalues/tcpfield/77/Owner"), json!([]), "defined, and not set");
}

#[test]
fn values_that_do_not_fit_are_refused() {
    let mut desk = Desk::live();
    let unfit = "Invalid value for this custom field";
    let rows = [
        ("ticketfield/54321/Affected%20Users", json!({ "Value": "many" }), 400, unfit),
        ("ticketfield/54321/Promised%20For", json!({ "Value": "soon" }), 400, unfit),
        ("ticketfield/54321/Needs%20Approval", json!({ "Value": "maybe" }), 400, unfit),
        ("ticketfield/54321/Category", json!({ "Value": "software" }), 400, unfit),
        ("ticketfield/54321/Category", json!({ "Value": 5 }), 400, "Invalid Value"),
        ("ticketfield/54321/Category", json!({}), 400, "Value required"),
        (
            "ticketfield/54321/Category",
            json!({ "FieldName": "x", "Value": "x" }),
            400,
            "Unknown property FieldName",
        ),
        ("ticketfield/99/Category", json!({ "Value": "Software" }), 404, "Ticket not found"),
        ("ticketfield/x/Category", json!({ "Value": "Software" }), 400, "Invalid ticket ID"),
        ("tcpfield/0/Owner", json!({ "Value": "x" }), 400, "Invalid item ID"),
        ("planetfield/1/Owner", json!({ "Value": "x" }), 404, "Not found"),
    ];
    for (path, body, status, detail) in rows {
        assert_eq!(desk.problem("PUT", &format!("customvalues/{path}"), body, status), detail, "{path}");
    }
    // In the guide any name may be set; live shows it as text and sets it again.
    let guide = "/guide/api/v3/customvalues/customer/12345";
    assert_eq!(desk.call_at("POST", guide, Some(json!({ "FieldName": "Own", "Value": "5" }))).0, 200);
    let own = desk.get("customvalues/customerfield/12345/Own")[0].clone();
    assert_eq!((&own["ValueAsString"], &own["ValueAsDecimal"]), (&json!("5"), &json!(0.0)));
    assert_eq!(
        desk.call("PUT", "customvalues/customerfield/12345/Own", Some(json!({ "Value": null }))).0,
        200
    );
    let items = desk.get_at(guide)["items"].clone();
    assert!(items.as_array().unwrap().contains(&json!({ "FieldName": "Own", "Value": "" })));
}

#[test]
fn ids_of_values_follow_from_the_seed() {
    let id = |seed: u64| {
        let mut desk = Desk::with(Options { seed, dialect: Tongue::Live, ..Options::default() });
        desk.get("customvalues/customerfield/12345/ContractType")[0]["Id"].clone()
    };
    assert_eq!(id(1), id(1));
    assert_ne!(id(1), id(2));
}

#[test]
fn the_account_folders_and_attachments_answer() {
    let mut desk = Desk::live();
    let account = desk.get("account");
    assert_eq!(
        names(&account),
        [
            "AccountID",
            "Country",
            "CompanyName",
            "CreatedOn",
            "State",
            "TimeZoneName",
            "City",
            "Address",
            "PostalCode",
            "Phone",
            "IsITDepartment",
            "Plan",
        ]
    );
    assert_eq!((&account["TimeZoneName"], &account["IsITDepartment"]), (&json!("UTC"), &json!(false)));
    desk.made("customers/folders", json!({ "CustomerId": 12345, "Name": "Contracts", "Color": "red" }));
    let attachment = json!({ "CustomerId": 12345, "Name": "a.txt", "ContentBased64": "aGVsbG8=" });
    desk.made("customers/attachments", attachment);
    let rows = [
        ("folders", json!({ "CustomerId": 99, "Name": "x" }), "Invalid customer ID"),
        ("folders", json!({ "CustomerId": 12345, "Name": " " }), "Name required"),
        ("attachments", json!({ "CustomerId": 12345, "Name": "a.txt" }), "ContentBased64 required"),
        (
            "attachments",
            json!({ "CustomerId": 12345, "Name": "a.txt", "ContentBased64": "no base64" }),
            "Invalid ContentBased64",
        ),
        (
            "attachments",
            json!({ "CustomerId": 12345, "Name": "a.txt", "ContentBase64": "aGVsbG8=" }),
            "Unknown property ContentBase64",
        ),
    ];
    for (path, body, detail) in rows {
        assert_eq!(desk.problem("POST", &format!("customers/{path}"), body, 400), detail);
    }
    // 7 divides 54320 and not 54321.
    let there = desk.get("tickets/54320/attachments");
    assert_eq!(there, json!(["https://attachments.example/54320/screenshot.png"]));
    assert_eq!(desk.get("tickets/54321/attachments"), json!([]));
    assert_eq!(desk.call("GET", "tickets/99/attachments", None).0, 404);
}
