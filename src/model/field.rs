//! The tables of the guide as data: checks, type declarations and documents are all made from them.

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A whole number from 1 to 2^53 − 1.
    Id,
    /// Any Unicode text.
    Text,
    /// An e-mail address.
    Email,
    /// True or false.
    Flag,
    /// A point in time, ISO 8601 with a zone.
    Instant,
    /// A point in time, or a time on the account's own clock.
    Moment,
    /// A number of seconds, hours or the like.
    Number,
    /// Exactly one of these words.
    Word(&'static [&'static str]),
}

/// Who fills a field in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Atera does; a caller who sends it is told so.
    System,
    /// The caller must.
    Required,
    /// The caller may.
    Optional,
    /// The caller must, unless another field is there (a ticket's `CustomerID` or `EndUserID`).
    Conditional,
}

/// One row of a field table in the guide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// The name on the wire, which is the guide's.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Who fills it in.
    pub need: Need,
    /// The guide's description. Types and documents are made from it; the wasm has no use for it.
    #[cfg(not(target_arch = "wasm32"))]
    pub about: &'static str,
}

/// Declares a thing of the API once: the struct that reads and writes it, and its table of fields.
macro_rules! thing {
    (
        $(#[$about:meta])*
        $name:ident {
            $( $field:ident: $type:ty = $wire:literal, $kind:expr, $need:ident, $text:literal; )*
        }
    ) => {
        $(#[$about])*
        #[derive(Debug, Clone, Default, PartialEq, serde::Serialize, serde::Deserialize)]
        pub struct $name {
            $(
                #[doc = $text]
                #[serde(rename = $wire, default, skip_serializing_if = "crate::model::Slot::is_missing")]
                pub $field: crate::model::Slot<$type>,
            )*
            /// What Atera sent beyond the guide, kept as it came.
            #[serde(flatten)]
            pub other: serde_json::Map<String, serde_json::Value>,
        }

        impl $name {
            /// The rows of the guide's tables, in its order.
            pub const FIELDS: &'static [crate::model::Field] = &[
                $( crate::model::Field {
                    name: $wire,
                    kind: $kind,
                    need: crate::model::Need::$need,
                    #[cfg(not(target_arch = "wasm32"))]
                    about: $text,
                }, )*
            ];
        }
    };
}
pub(crate) use thing;
