//! The JSON Schema says what the report is: neither may change without the other.

mod support;

use jsonschema::Validator;
use serde_json::{Value, json};
use variorum::report::{Report, SCHEMA, SCHEMA_VERSION};

fn schema() -> Value {
    serde_json::from_str(SCHEMA).expect("the schema is JSON")
}

fn validator() -> Validator {
    jsonschema::validator_for(&schema()).expect("the schema is one")
}

fn errors(report: &Value) -> Vec<String> {
    validator().iter_errors(report).map(|e| format!("{}: {e}", e.instance_path())).collect()
}

fn as_printed(report: &Report) -> Value {
    serde_json::from_str(&report.to_json()).expect("a report is JSON")
}

#[test]
fn the_schema_follows_its_own_schema() {
    assert!(jsonschema::meta::is_valid(&schema()));
    assert_eq!(schema()["properties"]["schema_version"]["const"], json!(SCHEMA_VERSION));
}

#[test]
fn a_full_report_is_valid() {
    let report = as_printed(&support::report());
    assert_eq!(errors(&report), Vec::<String>::new());
}

#[test]
fn an_empty_report_is_valid() {
    let empty = json!({ "schema_version": 1, "articles": [], "names": [], "statements": [], "links": [], "set_aside": [], "notices": [] });
    assert_eq!(errors(&empty), Vec::<String>::new());
    assert_eq!(as_printed(&Report::from_json(&empty.to_string()).expect("a report")), empty);
}

#[test]
fn what_is_read_is_what_was_printed() {
    let report = support::report();
    assert_eq!(Report::from_json(&report.to_json()).expect("a report"), report);
}

/// Every field the full report has is described in the schema: a field that is added to the types
/// and used in the sample must be added there as well.
#[test]
fn every_field_is_described() {
    fn walk(value: &Value, schema: &Value, root: &Value, path: &str) {
        let schema = match schema.get("$ref").and_then(Value::as_str) {
            Some(name) => &root["$defs"][name.trim_start_matches("#/$defs/")],
            None => schema,
        };
        match value {
            Value::Object(fields) if schema.get("properties").is_some() => {
                for (field, value) in fields {
                    let known = schema["properties"].get(field);
                    walk(
                        value,
                        known.unwrap_or_else(|| panic!("{path}.{field} is not in the schema")),
                        root,
                        &format!("{path}.{field}"),
                    );
                }
            }
            Value::Array(items) => items.iter().for_each(|i| walk(i, &schema["items"], root, path)),
            _ => {}
        }
    }
    walk(&as_printed(&support::report()), &schema(), &schema(), "report");
}

/// Words and fields that are not known yet keep the version.
#[test]
fn additions_are_valid() {
    let mut report = support::value();
    report["later"] = json!({ "any": 1 });
    report["statements"][0]["details"][0]["kind"] = json!("weather");
    report["statements"][0]["details"][0]["relations"][0]["relation"] = json!("echoes");
    report["notices"][0]["code"] = json!("too_long");
    assert_eq!(errors(&report), Vec::<String>::new());
}

#[test]
fn what_is_no_report_is_not_valid() {
    for (pointer, wrong) in [
        ("/schema_version", json!(2)),
        ("/articles/0/complete", json!("yes")),
        ("/articles/0/language", json!("English")),
        ("/statements/0/members/0/start", json!(-1)),
        ("/statements/0/members/0/kind", json!("Own words")),
        ("/statements/0/score", json!(1.5)),
        ("/statements/0/members", json!([])),
        ("/statements/0/details/0/relations/0/a", json!(0.5)),
        ("/statements/7/members/0/parts/0", json!([1])),
        ("/statements/7/members/0/parts/0", json!([1, 2, 3])),
        ("/links/0/a", json!(null)),
        ("/set_aside/0/reason", json!("")),
        ("/notices/0/message", json!(null)),
    ] {
        let mut report = support::value();
        *report.pointer_mut(pointer).unwrap_or_else(|| panic!("{pointer} is not in the report")) = wrong.clone();
        assert!(!errors(&report).is_empty(), "{pointer} may not be {wrong}");
    }
    for field in ["articles", "statements", "notices"] {
        let mut report = support::value();
        report.as_object_mut().expect("an object").remove(field);
        assert!(!errors(&report).is_empty(), "{field} may not be missing");
    }
}

/// The report of the sample is valid and every place in it gives back its words.
#[test]
fn the_report_of_the_sample_is_valid() {
    let articles = support::articles();
    let comparison = variorum::compare(&articles);
    let report = as_printed(&comparison.report());
    assert_eq!(errors(&report), Vec::<String>::new());
    support::assert_places(&report, comparison.articles());
    assert!(!report["statements"].as_array().expect("an array").is_empty());
}

#[test]
fn places_give_back_their_words() {
    support::assert_places(&as_printed(&support::report()), &support::articles());
}
