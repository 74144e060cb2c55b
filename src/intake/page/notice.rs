//! Pages that only tell something.

use super::layout::page;
use crate::form::words::Language;
use crate::intake::door::refusal::Code;
use crate::intake::receipt_answer;

/// A submission was taken.
pub fn accepted(language: &Language, receipt: &str) -> String {
    page(language, &[language.states.accepted], &[], |html| {
        html.markup("<h1>")
            .text(language.states.accepted)
            .markup("</h1>\n<p>")
            .text(language.states.accepted_text)
            .markup("</p>\n");
        html.markup("<p><a class=\"atera-button\"").attribute("href", receipt).markup(">");
        html.text(language.states.receipt)
            .markup("</a></p>\n<p>")
            .text(language.states.receipt_text)
            .markup("</p>\n");
    })
}

/// A submission was refused, and there is no form to correct.
pub fn refused(language: &Language, code: Code) -> String {
    page(language, &[language.form.error, language.refused], &[], |html| {
        html.markup("<h1>")
            .text(language.refused)
            .markup("</h1>\n<p>")
            .text(language.refusal(code.as_str()))
            .markup("</p>\n<p>");
        html.text(language.back)
            .markup("</p>\n<p><a")
            .attribute("href", &["/form?language=", language.tag].concat())
            .markup(">")
            .text(language.states.again)
            .markup("</a></p>\n");
    })
}

/// A receipt that opens nothing.
pub fn told(language: &Language, code: receipt_answer::Code) -> String {
    page(language, &[language.form.error, language.receipts.title], &[], |html| {
        html.markup("<h1>")
            .text(language.receipts.title)
            .markup("</h1>\n<p>")
            .text(language.receipts.refusal(code.as_str()))
            .markup("</p>\n");
    })
}
