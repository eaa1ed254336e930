/** The day from which the present privacy text holds. A consent is recorded with it; a new text gets a new one. */
export const PRIVACY_VERSION = '2026-11-01'

/** The day from which the present terms of service hold. */
export const TERMS_VERSION = '2026-11-23'
