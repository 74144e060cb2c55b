// The element as a host has it, before the door that the address names.
import '/pkg/form/define.js';

const form = document.createElement('atera-ticket-form');
form.setAttribute('action', `${new URLSearchParams(location.search).get('door')}/tickets`);
document.querySelector('main').append(form);
