/**
 * The demo key pair with which the sandbox signs SendGrid's event posts (ECDSA P-256, base64 DER).
 * It protects nothing: it is published here so that a fresh clone verifies signatures without set-up.
 */
export const SENDGRID_WEBHOOK_PRIVATE_KEY =
  'MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgQ/nmfZ/Hsde/OIfHmtzEzK6Cg2F2N9/wea1qiz0po12hRANCAASJmjx4VSTUvwPBt2uvnK3aJWS7kgwWXSttISw2wtmco7qVjIdoldWAfKFW1nxIAD2YBjsHb8iz3JRkA0fNLY2B'

/** Demo value of SENDGRID_WEBHOOK_PUBLIC_KEY, in the form that SendGrid's settings page shows (base64 of the SPKI DER). */
export const SENDGRID_WEBHOOK_PUBLIC_KEY =
  'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEiZo8eFUk1L8Dwbdrr5yt2iVku5IMFl0rbSEsNsLZnKO6lYyHaJXVgHyhVtZ8SAA9mAY7B2/Is9yUZANHzS2NgQ=='
