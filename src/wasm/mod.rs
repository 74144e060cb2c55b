//! The rooms that know JavaScript.
