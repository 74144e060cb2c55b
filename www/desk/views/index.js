// Every view registers its element.
import './ticket-list.js';
import './ticket.js';
import './ticket-new.js';
import './customer-list.js';
import './customer.js';
import './customer-edit.js';
import './contact-list.js';
import './contact.js';
import './contact-edit.js';
import './not-found.js';
