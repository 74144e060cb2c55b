//! A receipt as a page: how far it is, the conversation, and what may be done.

use super::html::Html;
use super::layout::page;
use crate::form::words::{Language, ReceiptWords};
use crate::intake::receipt::{Deed, Progress, Said, Seen};
use crate::intake::receipt_answer::Code;
use crate::model::Id;
use serde::Deserialize;

/// What a receipt shows.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReceiptPage {
    /// Its own address.
    pub url: String,
    /// The short name of the submission.
    pub reference: String,
    /// How far it is.
    pub state: Progress,
    /// The ticket's number.
    pub ticket_id: Option<Id>,
    /// The ticket; nothing while it cannot be read.
    pub ticket: Option<Seen>,
    /// The id of the next reply: sent twice, it is one reply.
    pub reply_id: String,
    /// Whether a reply was just taken.
    #[serde(default)]
    pub replied: bool,
    /// Why something was not done.
    #[serde(default)]
    pub problem: Option<Code>,
    /// A reply that was not taken.
    #[serde(default)]
    pub text: String,
}

/// The page.
pub fn render(language: &Language, shown: &ReceiptPage) -> String {
    let words = &language.receipts;
    let error = if shown.problem.is_some() { language.form.error } else { "" };
    page(language, &[error, words.title], &[], |html| {
        problem(html, language, shown);
        html.markup("<h1>").text(words.title).markup("</h1>\n<p class=\"atera-notice\" role=\"status\">");
        html.text(if shown.replied { words.sent } else { told(words, shown.state) }).markup("</p>\n");
        facts(html, words, shown);
        match &shown.ticket {
            Some(ticket) => {
                conversation(html, words, &ticket.comments);
                deeds(html, words, shown, &ticket.allowed);
            }
            None => unread(html, words, shown),
        }
    })
}

/// The ticket is not there yet, or was not read: what was typed is kept all the same.
fn unread(html: &mut Html, words: &ReceiptWords, shown: &ReceiptPage) {
    // Of whoever is held the help desk was not asked.
    if shown.ticket_id.is_some() && shown.problem != Some(Code::RateLimited) {
        html.markup("<p>").text(words.silent).markup("</p>\n");
    }
    if !shown.text.is_empty() {
        deeds(html, words, shown, &[Deed::Reply]);
    }
}

fn told(words: &ReceiptWords, state: Progress) -> &'static str {
    match state {
        Progress::Accepted => words.accepted,
        Progress::Waiting => words.waiting,
        Progress::Created => words.created,
        Progress::Parked => words.parked,
    }
}

fn problem(html: &mut Html, language: &Language, shown: &ReceiptPage) {
    let Some(problem) = shown.problem else { return };
    html.markup("<div class=\"atera-summary\" role=\"alert\" tabindex=\"-1\" autofocus>\n<h2>")
        .text(language.form.problem);
    html.markup("</h2>\n<p>").text(language.receipts.refusal(problem.as_str())).markup("</p>\n</div>\n");
}

fn facts(html: &mut Html, words: &ReceiptWords, shown: &ReceiptPage) {
    let number = shown.ticket_id.map(|id| id.get().to_string());
    let ticket = shown.ticket.as_ref();
    let title = ticket.and_then(|ticket| ticket.title.as_deref());
    let status = ticket.and_then(|ticket| ticket.status.as_deref());
    let rows = [
        (words.reference, Some(shown.reference.as_str())),
        (words.ticket, number.as_deref()),
        (words.subject, title),
        (words.status, status.map(|status| words.status(status))),
    ];
    html.markup("<dl class=\"atera-facts\">\n");
    for (label, value) in rows {
        if let Some(value) = value {
            // Each value runs in its own direction, and begins where the page's lines begin.
            html.markup("<dt>").text(label).markup("</dt>\n<dd><bdi>").text(value).markup("</bdi></dd>\n");
        }
    }
    if let Some(due) = ticket.and_then(|ticket| ticket.due_at.as_deref()) {
        html.markup("<dt>").text(words.due).markup("</dt>\n<dd>");
        moment(html, due);
        html.markup("</dd>\n");
    }
    html.markup("</dl>\n");
}

/// A moment as people read it, from left to right on every page. The page does not know where its reader is, so it
/// names the zone; what runs on the page can tell it better from the attribute.
fn moment(html: &mut Html, at: &str) {
    html.markup("<time dir=\"ltr\"").attribute("datetime", at).markup(">");
    match (at.get(..10), at.get(11..16)) {
        (Some(day), Some(time)) if at.ends_with('Z') => {
            html.text(day).markup(" ").text(time).markup(" UTC");
        }
        _ => {
            html.text(at);
        }
    }
    html.markup("</time>");
}

fn conversation(html: &mut Html, words: &ReceiptWords, comments: &[Said]) {
    html.markup("<h2>").text(words.conversation).markup("</h2>\n");
    if comments.is_empty() {
        html.markup("<p>").text(words.nothing).markup("</p>\n");
        return;
    }
    html.markup("<ol class=\"atera-conversation\">\n");
    for Said { text, at } in comments {
        html.markup("<li>");
        if let Some(at) = at {
            html.markup("<p class=\"atera-hint\">");
            moment(html, at);
            html.markup("</p>");
        }
        html.markup("<p class=\"atera-said\" dir=\"auto\">").text(text).markup("</p></li>\n");
    }
    html.markup("</ol>\n");
}

fn deeds(html: &mut Html, words: &ReceiptWords, shown: &ReceiptPage, allowed: &[Deed]) {
    for deed in allowed {
        let (name, button) = match deed {
            Deed::Reply => ("reply", words.send),
            Deed::Confirm => ("confirm", words.confirm),
            Deed::Reopen => ("reopen", words.reopen),
        };
        html.markup("<form method=\"post\" action=\"").text(&shown.url).markup("/").text(name);
        html.markup("\" accept-charset=\"utf-8\">\n");
        if *deed == Deed::Reply {
            html.markup("<input type=\"hidden\" name=\"id\"").attribute("value", &shown.reply_id);
            html.markup(">\n<div class=\"atera-field\">\n<label class=\"atera-label\" for=\"text\">")
                .text(words.reply);
            html.markup("</label>\n<textarea class=\"atera-input\" id=\"text\" name=\"text\" rows=\"5\" dir=\"auto\" required>\n");
            html.text(&shown.text).markup("</textarea>\n</div>\n");
        }
        html.markup("<button type=\"submit\" class=\"atera-button\">")
            .text(button)
            .markup("</button>\n</form>\n");
    }
}
