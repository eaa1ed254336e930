import { type ComponentType, createElement } from 'react'
import { render, toPlainText } from 'react-email'
import { DecidedEmail } from '@/emails/decided'
import { ExistingAccountEmail } from '@/emails/existing-account'
import { InvitationEmail } from '@/emails/invitation'
import { InvoiceEmail } from '@/emails/invoice'
import { IssuedEmail } from '@/emails/issued'
import type { MailProps } from '@/emails/layout'
import { LicenseChangedEmail } from '@/emails/license-changed'
import { LicenseReminderEmail } from '@/emails/license-reminder'
import { PaymentRefusedEmail } from '@/emails/payment-refused'
import { PlanBillEmail } from '@/emails/plan-bill'
import { PriceChangeEmail } from '@/emails/price-change'
import { ReceiptEmail } from '@/emails/receipt'
import { ResetEmail } from '@/emails/reset'
import { RevisionDueEmail } from '@/emails/revision-due'
import { RevisionRequestedEmail } from '@/emails/revision-requested'
import { StaffDigestEmail } from '@/emails/staff-digest'
import { SubmittedEmail } from '@/emails/submitted'
import { VerificationEmail } from '@/emails/verification'
import { VisitCancelledEmail } from '@/emails/visit-cancelled'
import { VisitConfirmedEmail } from '@/emails/visit-confirmed'
import { VisitProposedEmail } from '@/emails/visit-proposed'
import { hasAction, interpolate, type TemplateTexts } from './interpolate'
import type { TemplateKey } from './templates'

const COMPONENTS: Record<TemplateKey, ComponentType<MailProps>> = {
  verification: VerificationEmail,
  existing_account: ExistingAccountEmail,
  reset: ResetEmail,
  invitation: InvitationEmail,
  submitted: SubmittedEmail,
  revision_requested: RevisionRequestedEmail,
  revision_reminder: RevisionDueEmail,
  revision_overdue: RevisionDueEmail,
  staff_digest: StaffDigestEmail,
  decided: DecidedEmail,
  issued: IssuedEmail,
  license_changed: LicenseChangedEmail,
  license_reminder: LicenseReminderEmail,
  visit_proposed: VisitProposedEmail,
  visit_confirmed: VisitConfirmedEmail,
  visit_reminder: VisitConfirmedEmail,
  visit_cancelled: VisitCancelledEmail,
  visit_missed: VisitCancelledEmail,
  invoice: InvoiceEmail,
  receipt: ReceiptEmail,
  trial_ending: PlanBillEmail,
  payment_reminder: PlanBillEmail,
  plan_past_due: PlanBillEmail,
  plan_restricted: PlanBillEmail,
  plan_ended: PlanBillEmail,
  price_change: PriceChangeEmail,
  credit_note: PlanBillEmail,
  refund_sent: PlanBillEmail,
  payment_refused: PaymentRefusedEmail,
}

export type MailFrame = { platform: string; support_email: string; app_url: string }

export type RenderedMail = { subject: string; html: string; text: string }

/**
 * A mail ready to send: the words of the template with the values put in, in the frame of its React Email component.
 * Values are never read as markup. `variables.action_url` is where the button leads.
 */
export async function renderMail(
  key: TemplateKey,
  locale: string,
  texts: TemplateTexts,
  variables: Record<string, string>,
  frame: MailFrame,
): Promise<RenderedMail> {
  const values = { ...variables, platform: frame.platform }
  const url = variables.action_url
  const label = texts.action_label ? interpolate(texts.action_label, values) : ''
  const element = createElement(COMPONENTS[key], {
    locale,
    platform: frame.platform,
    support_email: frame.support_email,
    app_url: frame.app_url,
    heading: interpolate(texts.heading, values),
    paragraphs: interpolate(texts.body, values)
      .split(/\r?\n\s*\r?\n/)
      .map((paragraph) => paragraph.trim())
      .filter(Boolean),
    action: hasAction(key) && url && label ? { label, url } : null,
    variables: values,
  })
  const html = await render(element)
  // A subject is one line: a line break in a value would begin another header.
  const subject = interpolate(texts.subject, values).replace(/\s+/g, ' ').trim().slice(0, 200)
  return { subject, html, text: toPlainText(html) }
}
