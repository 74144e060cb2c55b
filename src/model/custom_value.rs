//! Custom values: fields that an account adds to customers and contacts.

use super::field::{Kind, thing};

thing! {
    /// The value of one custom field.
    CustomValue {
        field_name: String = "FieldName", Kind::Text, Required, "The custom field's name";
        value: String = "Value", Kind::Text, Required, "Its value; an empty text clears it";
    }
}
