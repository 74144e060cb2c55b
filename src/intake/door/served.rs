//! The form that a Worker serves, read once: it comes with each submission, and reading twenty kilobytes of labels takes
//! ten times as long as the rules.

use crate::form::Schema;
use std::rc::Rc;

/// The form that was asked for last, with the text that it was read from.
#[derive(Debug, Default)]
pub struct Served {
    text: Vec<u8>,
    schema: Option<Rc<Schema>>,
}

impl Served {
    /// No form yet.
    pub const fn new() -> Self {
        Self { text: Vec::new(), schema: None }
    }

    /// The form of this JSON. The option itself is judged by [`super::form_option::read`], which says what is wrong.
    ///
    /// # Errors
    /// That of the JSON, if it is no form.
    ///
    /// ```
    /// use atera_wasm::intake::door::served::Served;
    /// let mut served = Served::new();
    /// let form = served.form(br#"{ "fields": [{ "name": "email" }] }"#).unwrap();
    /// assert_eq!(form.fields.len(), 1);
    /// ```
    pub fn form(&mut self, text: &[u8]) -> Result<Rc<Schema>, serde_json::Error> {
        if let Some(schema) = self.schema.as_ref().filter(|_| self.text == text) {
            return Ok(Rc::clone(schema));
        }
        // Of bytes, serde_json would bring its readers a second time: 30 kB of wasm.
        let schema = Rc::new(serde_json::from_str::<Schema>(&String::from_utf8_lossy(text))?);
        *self = Self { text: text.to_vec(), schema: Some(Rc::clone(&schema)) };
        Ok(schema)
    }
}
