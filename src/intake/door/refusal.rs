//! Every refusal: one table, from code to status to sentence.
//!
//! No row tells whether an address is known at the help desk: nobody at the door asks that.

use serde::{Deserialize, Serialize};

/// Why a request was refused, for programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// The address has no such method.
    MethodNotAllowed,
    /// The body is of a type that nobody reads here.
    UnsupportedMediaType,
    /// The page that posted is not listed.
    OriginNotAllowed,
    /// No page posted, and nobody signed.
    SignatureRequired,
    /// The headers of the signature cannot be read.
    SignatureMalformed,
    /// It was signed too long ago, or in the future.
    SignatureExpired,
    /// No active key made this signature over this request.
    SignatureInvalid,
    /// This signed request was here before.
    SignatureReplayed,
    /// More bytes than are taken.
    TooLarge,
    /// The body did not arrive in time.
    TooSlow,
    /// One address posts too often.
    AddressRateLimited,
    /// One site posts too often.
    SiteRateLimited,
    /// The body is not what its type says.
    UnreadableBody,
    /// A field stands there twice.
    RepeatedField,
    /// A file was sent along.
    FileNotAllowed,
    /// The submission's id is too short, too long or has odd letters.
    InvalidId,
    /// The field that people do not see was filled in.
    LooksAutomated,
    /// A form was sent without its token.
    TokenRequired,
    /// The token was not made here.
    TokenInvalid,
    /// The token is younger than a person needs to fill a form in.
    TooFast,
    /// The token is older than a day.
    TokenExpired,
    /// The token belongs to another submission.
    TokenOfAnother,
    /// The work that the token asks for was not done.
    ProofRequired,
    /// The number does not prove the work.
    ProofInvalid,
    /// The challenge was not taken.
    ChallengeRequired,
    /// The challenge was not passed.
    ChallengeFailed,
    /// The challenge was passed on another site, or for another action.
    ChallengeElsewhere,
    /// Whoever judges the challenge does not answer.
    ChallengeUnavailable,
    /// The submission breaks rules; the issues list them.
    InvalidInput,
    /// This id was used for other words.
    IdReused,
    /// The submission could not be stored.
    Unavailable,
    /// The Worker lacks a secret.
    NotConfigured,
}

/// What the visitor of a page sees beside the sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// The sentence alone: what was typed is not read yet, or is of no use.
    Sentence,
    /// The form with its values, for the same submission.
    Form,
    /// The form with its values, as a new submission: its token is used up.
    FreshForm,
}

/// One row of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// The code.
    pub code: Code,
    /// The code as callers see it.
    pub text: &'static str,
    /// The HTTP status.
    pub status: u16,
    /// What the visitor of a page sees.
    pub shown: Shown,
    /// What happened and what to do.
    pub sentence: &'static str,
}

const fn row(code: Code, text: &'static str, status: u16, shown: Shown, sentence: &'static str) -> Row {
    Row { code, text, status, shown, sentence }
}

use Shown::{Form, FreshForm, Sentence};

/// Every refusal there is, in the order of the rungs.
#[rustfmt::skip]
pub const REFUSALS: &[Row] = &[
    row(Code::MethodNotAllowed, "method_not_allowed", 405, Sentence, "this address does not take that method: use one of the header `Allow`"),
    row(Code::UnsupportedMediaType, "unsupported_media_type", 415, Sentence, "the body's type is not taken: send application/json, application/x-www-form-urlencoded or multipart/form-data, as UTF-8 and not compressed"),
    row(Code::OriginNotAllowed, "origin_not_allowed", 403, Sentence, "this page may not send requests here: its origin has to be listed first"),
    row(Code::SignatureRequired, "signature_required", 401, Sentence, "a request that comes from no page has to be signed: send the four Atera-Intake headers"),
    row(Code::SignatureMalformed, "signature_malformed", 401, Sentence, "the signature cannot be read: check the four Atera-Intake headers"),
    row(Code::SignatureExpired, "signature_expired", 401, Sentence, "the signature's time is more than five minutes away: sign again, and check the clock"),
    row(Code::SignatureInvalid, "signature_invalid", 401, Sentence, "no active key made this signature over this request: check the key, its id and the text that is signed"),
    row(Code::SignatureReplayed, "signature_replayed", 401, Sentence, "this signature was used before: sign again with a new nonce, and name the submission's id to send the same one"),
    row(Code::TooLarge, "too_large", 413, Sentence, "that is more text than is taken here: shorten it"),
    row(Code::TooSlow, "too_slow", 408, Sentence, "the request did not arrive in time: check the connection and send it again"),
    row(Code::AddressRateLimited, "address_rate_limited", 429, Sentence, "too many requests came from here: wait a moment and send it again"),
    row(Code::SiteRateLimited, "site_rate_limited", 429, Sentence, "too many requests came through this site: wait a moment and send it again"),
    row(Code::UnreadableBody, "unreadable_body", 400, Sentence, "the body cannot be read: send fields with plain values, as the content type says"),
    row(Code::RepeatedField, "repeated_field", 400, Sentence, "a field was sent twice: send each field once"),
    row(Code::FileNotAllowed, "file_not_allowed", 400, Sentence, "files are not taken: send the text alone"),
    row(Code::InvalidId, "invalid_id", 400, Sentence, "the submission's id is of no use: take a version 4 UUID, or 22 to 128 of the letters A-Z, a-z, 0-9, - and _"),
    row(Code::LooksAutomated, "looks_automated", 403, Form, "this looks as if a program had filled it in: check the fields and send it again"),
    row(Code::TokenRequired, "token_required", 403, FreshForm, "the form came without its token: send it again from this page, or ask for one at /form/token"),
    row(Code::TokenInvalid, "token_invalid", 403, FreshForm, "the form's token is none of ours: send it again from this page, or ask for one at /form/token"),
    row(Code::TooFast, "too_fast", 403, Form, "the form was sent within moments: check the fields and send it again"),
    row(Code::TokenExpired, "token_expired", 403, FreshForm, "the form was open for more than a day: check the fields and send it again"),
    row(Code::TokenOfAnother, "token_of_another", 403, FreshForm, "the form's token belongs to another request: send it again from this page, or take the id that came with the token"),
    row(Code::ProofRequired, "proof_required", 403, Form, "the proof of work is missing: look for the number that the token asks for, or wait a little and send the form again"),
    row(Code::ProofInvalid, "proof_invalid", 403, Form, "the proof of work does not hold: the hash of token, colon and number begins with too few zero bits"),
    row(Code::ChallengeRequired, "challenge_required", 403, Form, "the check that you are a person is missing: wait until it is done and send the form again"),
    row(Code::ChallengeFailed, "challenge_failed", 403, Form, "the check that you are a person did not pass: take it once more and send the form again"),
    row(Code::ChallengeElsewhere, "challenge_elsewhere", 403, Form, "the check that you are a person was taken elsewhere: take it on this page and send the form again"),
    row(Code::ChallengeUnavailable, "challenge_unavailable", 503, Form, "the check that you are a person cannot be made now, nothing was sent: wait a moment and send the form again"),
    row(Code::InvalidInput, "invalid_input", 422, Form, "something has to be corrected: see the list of issues"),
    row(Code::IdReused, "id_reused", 422, Sentence, "this request was sent before, with other words, and was taken then: open a new form for another request"),
    row(Code::Unavailable, "unavailable", 503, Form, "the request could not be stored, nothing was sent: wait a moment and send it again"),
    row(Code::NotConfigured, "not_configured", 503, Sentence, "this service is not set up yet: reach us in another way"),
];

impl Code {
    /// The row of the table.
    pub fn row(self) -> &'static Row {
        // The table holds every code; a test counts them.
        REFUSALS.iter().find(|row| row.code == self).unwrap_or(&FALLBACK)
    }

    /// The stable text.
    pub fn as_str(self) -> &'static str {
        self.row().text
    }
}

const FALLBACK: Row = row(Code::NotConfigured, "not_configured", 503, Sentence, "");
