import { MailLayout, type MailProps } from './layout'

/** Confirms an address after signing up. */
export function VerificationEmail(mail: MailProps) {
  return <MailLayout mail={mail} />
}
