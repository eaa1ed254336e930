import { MailLayout, type MailProps } from './layout'

/** Answers a sign-up with an address that has an account already. */
export function ExistingAccountEmail(mail: MailProps) {
  return <MailLayout mail={mail} />
}
