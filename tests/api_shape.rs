//! The facts of the live contract: as many as its document has, and each rule of `validate` with a value that fits
//! and one that does not.

use atera_wasm::api::shape::{OPERATIONS, SHAPES, Type, WORDS, operation, shape, validate, validate_type};
use serde_json::{Value, json};
use std::collections::HashSet;

#[test]
fn every_object_of_the_document_is_there_with_as_many_fields() {
    // The name, how many fields it has, and how many of them may be null.
    let document = [
        ("CustomerDto", 18, 18),
        ("CreateCustomerRequest", 15, 15),
        ("UpdateCustomerRequest", 14, 14),
        ("CreateCustomerAttachmentRequest", 3, 2),
        ("ContactDto", 17, 17),
        ("CreateContactRequest", 14, 13),
        ("UpdateContactRequest", 13, 13),
        ("TicketDto", 42, 37),
        ("CreateTicketModel", 13, 10),
        ("UpdateTicketModel", 7, 4),
        ("TicketCommentDto", 9, 7),
        ("AddCommentToTicketModel", 4, 2),
        ("TechnicianCommentDetails", 3, 1),
        ("EnduserCommentDetails", 1, 0),
        ("TicketDurationsDto", 6, 0),
        ("TicketWorkHoursSummaryDto", 3, 0),
        ("TicketWorkHoursDto", 12, 10),
        ("CreateWorkHoursModel", 8, 4),
        ("WorkhourRecordDto", 14, 11),
        ("AddTicketRelationModel", 2, 0),
        ("CustomFieldDto", 5, 2),
        ("CustomValueDto", 8, 4),
        ("SetCustomValueRequest", 1, 1),
        ("AccountInfoResponse", 12, 11),
        ("ProblemDetails", 5, 5),
        ("Result", 1, 1),
        ("ContactDtoPagedResult", 7, 2),
        ("CustomerDtoPagedResult", 7, 2),
        ("TicketDtoPagedResult", 7, 2),
        ("TicketCommentDtoPagedResult", 7, 2),
        ("TicketWorkHoursDtoPagedResult", 7, 2),
        ("WorkhourRecordDtoPagedResult", 7, 2),
    ];
    let ours: Vec<_> = SHAPES
        .iter()
        .map(|shape| {
            (shape.name, shape.fields.len(), shape.fields.iter().filter(|field| field.nullable).count())
        })
        .collect();
    assert_eq!(ours, document);
}

#[test]
fn only_the_address_of_a_new_contact_is_required() {
    let required = SHAPES.iter().flat_map(|shape| {
        shape.fields.iter().filter(|field| field.required).map(|field| (shape.name, field.name))
    });
    assert_eq!(required.collect::<Vec<_>>(), [("CreateContactRequest", "Email")]);
}

#[test]
fn every_list_of_words_is_there() {
    let counts: Vec<_> = WORDS.iter().map(|words| (words.name, words.words.len())).collect();
    assert_eq!(
        counts,
        [
            ("TicketPriorityOptions", 4),
            ("TicketTypesForAPI", 4),
            ("TicketsImpactOptions", 6),
            ("RelationType", 3),
            ("CustomFieldDataTypeDto", 6),
            ("CustomFieldTargetDto", 10),
            ("CustomerSortBy", 2),
            ("ContactSortBy", 2),
        ]
    );
}

#[test]
fn every_call_of_the_document_is_there_once() {
    // 51 rows of the document, and its "likewise" for seven targets of custom values with four calls each.
    assert_eq!(OPERATIONS.len(), 51 + 7 * 4);
    let distinct: HashSet<_> = OPERATIONS.iter().map(|row| (row.method, row.path)).collect();
    assert_eq!(distinct.len(), OPERATIONS.len());
    let count = |method| OPERATIONS.iter().filter(|row| row.method == method).count();
    assert_eq!([count("GET"), count("POST"), count("PUT"), count("DELETE")], [25 + 14, 16 + 7, 6 + 7, 4]);
}

/// The names of the objects that a type names without describing them.
fn undescribed(kind: Type) -> Vec<&'static str> {
    match kind {
        Type::Unknown(name) => vec![name],
        Type::List(item) => undescribed(*item),
        Type::Object(shape) => shape.fields.iter().flat_map(|field| undescribed(field.kind)).collect(),
        Type::Int64
        | Type::Int32
        | Type::Double
        | Type::Text
        | Type::Boolean
        | Type::DateTime
        | Type::Uuid
        | Type::Word(_) => vec![],
    }
}

#[test]
fn three_objects_are_named_without_a_shape() {
    let bodies = OPERATIONS.iter().filter_map(|row| row.body);
    let replies = OPERATIONS.iter().flat_map(|row| row.replies).filter_map(|(_, body)| *body);
    let names: HashSet<_> = bodies.chain(replies).flat_map(undescribed).collect();
    assert_eq!(
        names,
        HashSet::from(["CreateFolderRequest", "TicketsWorkHoursSiteDurationSummaryDto", "OptionFieldValues"])
    );
    for name in names {
        assert!(shape(name).is_none());
        assert_eq!(validate(name, &json!({})), [format!("(root): no shape is known for {name}")]);
    }
}

#[test]
fn a_call_has_its_query_body_and_replies() {
    let list = operation("GET", "/contacts").expect("a call of the document");
    assert_eq!(list.query, ["page", "itemsInPage", "Email", "Phone", "FromLastModifiedDate", "SortBy"]);
    assert!(list.body.is_none());
    let name = |status| list.reply(status).map(|body| body.map(Type::name));
    assert_eq!(name(200), Some(Some("ContactDtoPagedResult".into())));
    assert_eq!(name(400), Some(Some("ProblemDetails".into())));
    assert_eq!([name(500), name(404)], [Some(None), None]);

    let bulk = operation("POST", "/tickets/billableduration").expect("a call of the document");
    assert_eq!(bulk.body.map(Type::name).as_deref(), Some("[int64]"));
    assert_eq!(bulk.reply(200).flatten().map(Type::name).as_deref(), Some("[TicketDurationsDto]"));
}

#[test]
fn a_path_that_was_asked_finds_its_call() {
    let path = |method, path| operation(method, path).map(|row| row.path);
    assert_eq!(
        path("DELETE", "/tickets/17/relations/Child"),
        Some("/tickets/{ticketId}/relations/{relationType}")
    );
    assert_eq!(
        path("PUT", "/customvalues/snmpfield/17/Stra%C3%9Fe"),
        Some("/customvalues/snmpfield/{snmpId}/{fieldName}")
    );
    assert_eq!(path("GET", "/customvalues/customfields"), Some("/customvalues/customfields"));
    assert_eq!(path("GET", "/customvalues/0a0a"), Some("/customvalues/{customValueId}"));
    assert_eq!(path("DELETE", "/customvalues/customer/17/Field"), None);
    assert_eq!(
        [path("GET", "/tickets/"), path("GET", "/tickets/17/"), path("PATCH", "/tickets/17")],
        [None; 3]
    );
}

/// `TicketDto` is the widest: it holds every type but the rare ones.
#[test]
fn what_the_document_describes_fits() {
    let ticket = json!({
        "TicketID": 9_007_199_254_740_993_i64, "TicketTitle": "Ünïcødé", "TicketPriority": "High", "TicketStatus": "On hold",
        "TicketCreatedDate": "2026-06-01T08:00:00Z", "TicketResolvedDate": null, "OnSiteDurationSeconds": -1, "CustomerID": 0,
        "FirstResponseDueDate": "2026-06-01T08:00:00.1234567", "ClosedTicketDueDate": "2026-06-01T08:00:00+02:00",
    });
    let page = json!({ "items": [ticket], "page": 1, "totalItemCount": 1, "nextLink": null, "prevLink": "" });
    let fits = [
        ("TicketDtoPagedResult", page),
        ("CreateContactRequest", json!({ "Email": "jane@example.com" })),
        ("CreateTicketModel", json!({})),
        ("CustomerDto", json!({ "Longitude": 1, "Latitude": -0.5 })),
        (
            "CustomValueDto",
            json!({ "Id": "0A1b2c3d-0000-1111-2222-333344445555", "OptionId": null, "ValueAsBool": false }),
        ),
        ("CustomFieldDto", json!({ "PossibleValues": [], "Target": "SNMPDevice" })),
        (
            "AddCommentToTicketModel",
            json!({ "TechnicianCommentDetails": { "TechnicianEmail": null, "IsInternal": true } }),
        ),
    ];
    for (name, value) in fits {
        assert_eq!(validate(name, &value), [""; 0], "{name}");
    }
    let ids = operation("POST", "/tickets/billableduration").and_then(|row| row.body).expect("a body");
    assert_eq!(validate_type(ids, &json!([1, 2])), [""; 0]);
    assert_eq!(validate_type(ids, &json!([1, "2"])), ["[1]: a string instead of int64"]);
}

#[test]
fn every_rule_has_a_value_that_breaks_it() {
    let broken: &[(&str, Value, &[&str])] = &[
        ("CreateTicketModel", json!({ "Title": "x" }), &["Title: CreateTicketModel has no such property"]),
        (
            "CreateTicketModel",
            json!({ "ticketTitle": "x" }),
            &["ticketTitle: CreateTicketModel has no such property"],
        ),
        (
            "CreateTicketModel",
            json!({ "TicketPriority": "high" }),
            &["TicketPriority: \"high\" is no word of TicketPriorityOptions"],
        ),
        (
            "CreateTicketModel",
            json!({ "TicketPriority": 2 }),
            &["TicketPriority: a whole number instead of TicketPriorityOptions"],
        ),
        (
            "CreateTicketModel",
            json!({ "TicketPriority": null }),
            &["TicketPriority: null instead of TicketPriorityOptions"],
        ),
        ("CreateContactRequest", json!({}), &["Email: CreateContactRequest needs it"]),
        ("CreateContactRequest", json!({ "Email": null }), &["Email: null instead of string"]),
        ("TicketDto", json!({ "CustomerID": null }), &["CustomerID: null instead of int64"]),
        ("TicketDto", json!({ "TicketID": "17" }), &["TicketID: a string instead of int64"]),
        ("TicketDto", json!({ "TicketID": 1.5 }), &["TicketID: a number instead of int64"]),
        (
            "TicketDto",
            json!({ "TicketID": 9_223_372_036_854_775_808_u64 }),
            &["TicketID: a number instead of int64"],
        ),
        (
            "TicketDto",
            json!({ "TotalDurationSeconds": 2_147_483_648_i64 }),
            &["TotalDurationSeconds: a whole number instead of int32"],
        ),
        ("TicketDto", json!({ "TicketTitle": 5 }), &["TicketTitle: a whole number instead of string"]),
        (
            "TicketDto",
            json!({ "TicketCreatedDate": "2026-02-30T00:00:00Z" }),
            &["TicketCreatedDate: a string instead of date-time"],
        ),
        (
            "TicketDto",
            json!({ "TicketCreatedDate": "2026-02-03" }),
            &["TicketCreatedDate: a string instead of date-time"],
        ),
        ("CustomerDto", json!({ "Longitude": "1" }), &["Longitude: a string instead of double"]),
        (
            "CustomValueDto",
            json!({ "Id": "0a1b2c3d00001111222233334444555" }),
            &["Id: a string instead of uuid"],
        ),
        (
            "CustomValueDto",
            json!({ "Id": "0a1b2c3d-0000-1111-2222-33334444555g" }),
            &["Id: a string instead of uuid"],
        ),
        ("CustomValueDto", json!({ "ValueAsBool": "true" }), &["ValueAsBool: a string instead of boolean"]),
        ("Result", json!({ "ActionID": 7 }), &["ActionID: a whole number instead of string"]),
        ("TicketDto", json!([]), &["(root): a list instead of TicketDto"]),
        ("TicketDtoPagedResult", json!({ "items": {} }), &["items: an object instead of [TicketDto]"]),
        ("TicketDtoPagedResult", json!({ "items": [{}, null] }), &["items[1]: null instead of TicketDto"]),
        (
            "AddCommentToTicketModel",
            json!({ "EnduserCommentDetails": { "EnduserId": "7", "IsInternal": true }, "IsInternal": true }),
            &[
                "EnduserCommentDetails.EnduserId: a string instead of int64",
                "EnduserCommentDetails.IsInternal: EnduserCommentDetails has no such property",
                "IsInternal: AddCommentToTicketModel has no such property",
            ],
        ),
        (
            "CustomFieldDto",
            json!({ "PossibleValues": [{}] }),
            &["PossibleValues[0]: no shape is known for OptionFieldValues"],
        ),
    ];
    for (name, value, findings) in broken {
        assert_eq!(validate(name, value), *findings, "{name} {value}");
    }
}
