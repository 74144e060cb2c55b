// @ts-check
// Made from src/form/words/ by tests/generated_words.rs; UPDATE=1 cargo test --test generated_words writes it anew.
const words = {
  tag: 'en',
  dir: 'ltr',
  issues: {
    required: {
      '': 'Fill in “{label}”',
      name: 'Enter your name',
      email: 'Enter your email address',
      subject: 'Say in a few words what is wrong',
      description: 'Describe what happened',
      impact: 'Choose who is affected',
      urgency: 'Choose how soon you need help',
      category: 'Say what it is about',
      phone: 'Enter your telephone number',
      site: 'Say where it happens',
    },
    type: {
      '': 'Check “{label}”: we cannot read this answer',
    },
    invalid_word: {
      '': 'Choose one of the answers to “{label}”',
      impact: 'Choose who is affected',
      urgency: 'Choose how soon you need help',
    },
    invalid_email: {
      '': 'Enter an email address, like name@example.com',
    },
    doubtful_email: {
      '': 'Check the part after the @: it looks mistyped',
    },
    unknown_field: {
      '': 'Leave out “{label}”: this form has no such field',
    },
    control_character: {
      '': 'Remove the invisible characters from “{label}”: some of them are not text',
    },
    broken_text: {
      '': 'Check “{label}”: a character was lost on its way, so type it again',
    },
    vague_title: {
      '': 'Name what is affected and what you see: then we can help you sooner',
    },
    phone_digits: {
      '': 'Enter a telephone number with digits',
    },
    too_long: {
      '': 'Shorten “{label}” to {limit} characters at most',
    },
    number: {
      '': 'Enter a number in “{label}”',
    },
    number_least: {
      '': 'Enter {limit} or more in “{label}”',
    },
    number_most: {
      '': 'Enter {limit} or less in “{label}”',
    },
    date: {
      '': 'Enter a real date in “{label}”',
    },
    date_least: {
      '': 'Enter {limit} or a later date in “{label}”',
    },
    date_most: {
      '': 'Enter {limit} or an earlier date in “{label}”',
    },
    choice: {
      '': 'Choose one of the answers to “{label}”',
    },
    choice_of: {
      '': 'Choose an answer to “{label}” that goes with what you chose before',
    },
    other: {
      '': 'Check “{label}”',
    },
  },
  emails: {
    dot: 'Remove the extra dot before the @',
    too_long: 'Check the email address: it is too long, perhaps with text that does not belong to it',
    domain: 'Enter the whole domain after the @, like example.com',
    domain_char: 'Correct the part after the @: it has a character that does not belong there',
    local_char: 'Correct the part before the @: it has a character that does not belong there',
    quoted: 'Enter the email address without quotation marks, backslashes and comments',
    eai: 'Use another email address if you have one: some mail servers refuse letters other than a to z before the @',
    display_name: 'Enter the email address alone, without a name or angle brackets',
    multiple: 'Enter one email address only',
    invisible: 'Remove the space or the invisible character from the email address',
    missing_at: 'Add the @ and the domain to the email address, like name@example.com',
    empty: 'Enter something on both sides of the @, like name@example.com',
  },
  suggest: 'Did you mean {suggestion}?',
  states: {
    accepted: 'We have your request',
    acceptedText: 'It is stored safely, and it becomes a ticket as soon as our help desk takes it.',
    queued: 'Your request is kept on this device',
    queuedText: 'It is sent as soon as the connection is back. You can close this page.',
    failed: 'Your request was not sent',
    failedText: 'What you wrote is still here. Check the connection and try again.',
    draftRestored: 'What you wrote last time is in the form again.',
    undo: 'Empty the form',
    undone: 'The form is empty again.',
    receipt: 'Follow your request',
    receiptText: 'Keep the address of that page: it shows how far your request is, to whoever has it.',
    again: 'Open a new form',
  },
  refusals: {
    method_not_allowed: 'A request is sent with the form. Open the form and send it from there.',
    unsupported_media_type: 'We cannot read what was sent. Open the form and send it from there.',
    origin_not_allowed: 'This page may not send requests to us. Reach us in another way.',
    signature_required: 'We cannot see which page this request comes from. Open our own form and send it from there.',
    signature_malformed: 'The signature of this request cannot be read.',
    signature_expired: 'The signature of this request is too old.',
    signature_invalid: 'The signature of this request is not right.',
    signature_replayed: 'The signature of this request was used before.',
    too_large: 'That is more text than we can take. Shorten it and send it again.',
    too_slow: 'Your request did not arrive in time. Check the connection and send it again.',
    address_rate_limited: 'Too many requests came from your connection. Wait a moment and send it again.',
    site_rate_limited: 'Too many requests are coming in. Wait a moment and send it again.',
    unreadable_body: 'We cannot read what was sent. Send the form again.',
    repeated_field: 'A field was sent twice. Open a new form and send it again.',
    file_not_allowed: 'We cannot take files. Send the text alone.',
    invalid_id: 'This form cannot be used. Open a new form and send it again.',
    looks_automated: 'This looks as if a program had filled in the form. Check the fields and send it again.',
    token_required: 'The form was not complete when it was sent. Send it again.',
    token_invalid: 'The form was not opened here. Send it again.',
    too_fast: 'The form was sent very quickly. Check the fields and send it again.',
    token_expired: 'The form was open for more than a day. Check the fields and send it again.',
    token_of_another: 'The form belongs to another request. Send it again.',
    proof_required: 'Your device has not finished a short calculation that keeps programs away. Wait half a minute and send the form again.',
    proof_invalid: 'The short calculation that keeps programs away went wrong. Send the form again in half a minute.',
    challenge_required: 'The check that you are a person is missing. Wait until it is done and send the form again.',
    challenge_failed: 'The check that you are a person did not pass. Take it once more and send the form again.',
    challenge_elsewhere: 'The check that you are a person was made on another page. Take it here and send the form again.',
    challenge_unavailable: 'We cannot check at the moment that you are a person, so nothing was sent. Wait a moment and send the form again.',
    invalid_input: 'Something has to be corrected.',
    id_reused: 'This request was sent before, with other words, and we have that one. Open a new form for another request.',
    unavailable: 'We could not store your request, so nothing was sent. Wait a moment and send it again.',
    not_configured: 'This form is not set up yet. Reach us in another way.',
  },
};

/** @typedef {typeof words} Answers */
export default words;
