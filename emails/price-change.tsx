import { MailLayout, type MailProps } from './layout'

/** What the price of something a company has will be from its next renewal on. */
export function PriceChangeEmail(mail: MailProps) {
  return <MailLayout mail={mail} />
}
