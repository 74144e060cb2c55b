//! Words that only the live contract has.

/// Declares a closed list of words: the enum, its text and how it is read.
macro_rules! words {
    ($(#[$about:meta])* $name:ident { $( $variant:ident, )* }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub(super) enum $name { $( $variant, )* }

        impl $name {
            pub(super) fn as_str(self) -> &'static str {
                match self { $( $name::$variant => stringify!($variant), )* }
            }

            /// The word with exactly this spelling.
            pub(super) fn from_word(word: &str) -> Option<Self> {
                [$( $name::$variant, )*].into_iter().find(|known| known.as_str() == word)
            }
        }
    };
}

words! {
    /// `TicketsImpactOptions`.
    #[expect(clippy::enum_variant_names, reason = "the words are the contract's")]
    Impact { NoImpact, SiteDown, ServerIssue, Minor, Major, Crisis, }
}

words! {
    /// `RelationType`.
    Relation { None, Parent, Child, }
}

impl Relation {
    /// What the other ticket is.
    pub(super) fn opposite(self) -> Self {
        match self {
            Relation::None => Relation::None,
            Relation::Parent => Relation::Child,
            Relation::Child => Relation::Parent,
        }
    }
}

words! {
    /// `CustomerSortBy` and `ContactSortBy`.
    SortBy { Creation, LastModified, }
}

/// `CustomFieldDataTypeDto`. No request has it, so it is never read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DataType {
    Text,
    Boolean,
    Numeric,
    Date,
    Options,
    OptionsWithDependencies,
}

impl DataType {
    pub(super) fn as_str(self) -> &'static str {
        match self {
            DataType::Text => "Text",
            DataType::Boolean => "Boolean",
            DataType::Numeric => "Numeric",
            DataType::Date => "Date",
            DataType::Options => "Options",
            DataType::OptionsWithDependencies => "OptionsWithDependencies",
        }
    }
}
