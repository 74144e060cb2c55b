//! The door: what comes in, and what is refused, with which code and which words.
//!
//! Everything is asked in one order, and the first fault answers: method, content type, origin or signature, size and
//! speed of the body, pace, a body that can be read, a person and not a program, and last the rules of the core. So what
//! is cheap to find out is found out before what is dear, and nothing is parsed for somebody who may not post.
//!
//! | module | answers |
//! |---|---|
//! | [`enter`] | what do the headers alone tell? |
//! | [`signature`] | what did a server sign, and when? |
//! | [`limit`] | does this address, or this site, post too often? |
//! | [`fields`] | which fields are the door's own, and which the submission's? |
//! | [`token`] | was the form open for as long as a person needs? |
//! | [`proof`] | how much work does the token ask for, and was it done? |
//! | [`turnstile`] | what does Turnstile say of the visitor? |
//! | [`form_option`] | what form does the user of the package want? |
//! | [`served`] | the form that a Worker serves, read once |
//! | [`json_body`] | what stands in a body of JSON? |
//! | [`draft`] | do the rules allow this submission? |
//! | [`mod@take`] | all that a body tells, in one go |
//! | [`stored`] | what is told of a submission that is stored? |
//! | [`answer`] | how does the answer look, as JSON and as a page? |

pub mod answer;
pub mod draft;
pub mod enter;
pub mod fields;
pub mod form_option;
pub mod json_body;
pub mod limit;
pub mod media;
pub mod origin;
pub mod proof;
pub mod refusal;
pub mod served;
pub mod signature;
pub mod stored;
pub mod take;
pub mod token;
pub mod turnstile;

/// Whether a text is as hard to guess as a submission's id must be: 22 to 128 letters that need no escape in an
/// address. 22 letters of 64 hold 128 bits; a UUID has 36.
pub fn is_unguessable(text: &str) -> bool {
    (22..=128).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}
