//! Members, lanes, deliveries, acknowledgements: what goes to whom, once, with receipts
