//! Which fields are shown: one table of forms and answers, which the page's own evaluation is held to as well.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail loudly")]

use atera_wasm::form::condition::Answers;
use atera_wasm::form::{FormField, Schema};
use atera_wasm::model::Record;
use serde_json::{Map, Value};

const FIXTURE: &str = include_str!("fixtures/form-conditions.json");

fn field(given: &Value) -> FormField {
    let Some(name) = given.as_str() else {
        let mut given = given.clone();
        for choice in given.get_mut("choices").and_then(Value::as_array_mut).into_iter().flatten() {
            if choice.is_string() {
                *choice = serde_json::json!({ "value": choice });
            }
        }
        return serde_json::from_value(given).unwrap();
    };
    FormField::named(name)
}

fn names(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect()
}

#[test]
fn every_case_of_the_table_shows_what_it_says() {
    let table: Value = serde_json::from_str(FIXTURE).unwrap();
    let mut cases = 0;
    for form in table.as_array().unwrap() {
        let fields = form["fields"].as_array().unwrap().iter().map(field).collect();
        let schema = Schema { title: None, fields };
        for case in form["cases"].as_array().unwrap() {
            let values: &Map<String, Value> = case["values"].as_object().unwrap();
            let record = Record::from_json(values);
            let answers = Answers::new(&schema, &record);
            let shown: Vec<_> = schema
                .fields
                .iter()
                .filter(|field| answers.shows(field))
                .map(|field| field.name.as_str())
                .collect();
            assert_eq!(shown, names(&case["shown"]), "{}: {}", form["name"], case["values"]);
            for (name, offered) in case["offered"].as_object().into_iter().flatten() {
                let field = schema.field(name).unwrap();
                let parent = field.depends_on.as_deref().map_or("", |parent| answers.of(parent));
                let found: Vec<_> = field.offered(parent).map(|choice| choice.value.as_str()).collect();
                assert_eq!(found, names(offered), "{}: {name} with {}", form["name"], case["values"]);
            }
            cases += 1;
        }
    }
    assert_eq!(cases, 25);
}
