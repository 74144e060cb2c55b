//! A page of a list, in the guide's envelope.

use serde::{Deserialize, Serialize};

/// One page: the items and where they stand in the whole list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Page<T> {
    /// The things themselves.
    pub items: Vec<T>,
    /// How many there are in all.
    pub total_items: u64,
    /// Which page this is, from 1.
    pub page: u64,
    /// How many items a page holds.
    pub items_in_page: u64,
    /// How many pages there are.
    pub total_pages: u64,
}
