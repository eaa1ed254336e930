import type { Insertable } from 'kysely'
import type { Trx } from '@/db'
import type { EmailEvents, EmailMessages } from '@/db/types'
import { numberToPath } from '@/lib/billing/invoices/number'
import { methodName } from '@/lib/billing/payments/method'
import { renderMail } from '@/lib/email/render'
import type { TemplateKey } from '@/lib/email/templates'
import { env } from '@/lib/env'
import { newId } from '@/lib/ids'
import { enqueue } from '@/lib/jobs/boss'
import { formatRupiah } from '@/lib/money'
import { dayOf, formatDay, formatWeekday } from '@/lib/time'
import { lastDayOf } from '@/lib/working-days'
import type { DemoApplication } from './applications'
import type { DemoInvoice } from './billing'
import { minutesAfter } from './clock'
import { insertAll } from './insert'
import type { Random } from './random'

type Letter = {
  template: TemplateKey
  at: Date
  company: DemoApplication['company']
  application_id?: string
  invoice_id?: string
  variables: Record<string, string>
}

/** The mail that told of everything that happened, with what became of each. */
export async function createMails(
  trx: Trx,
  applications: DemoApplication[],
  invoices: DemoInvoice[],
  random: Random,
): Promise<void> {
  const letters = [...applications.flatMap(lettersOfApplication), ...invoices.flatMap(lettersOfInvoice)]
  letters.sort((a, b) => a.at.getTime() - b.at.getTime())
  const templates = await trx.selectFrom('email_templates').selectAll().where('locale', '=', 'id').execute()
  const frame = { platform: 'Izinku', support_email: 'bantuan@izinku.test', app_url: env().APP_URL }
  const messages: (Insertable<EmailMessages> & { id: string })[] = []
  const events: Insertable<EmailEvents>[] = []
  for (const [index, letter] of letters.entries()) {
    const texts = templates.find((row) => row.key === letter.template)
    if (!texts) throw new Error(`No texts for ${letter.template}`)
    const mail = await renderMail(letter.template, 'id', texts, letter.variables, frame)
    const isLast = index === letters.length - 1
    const status = isLast ? 'queued' : (FATES[index % FATES.length] ?? 'delivered')
    const id = newId(letter.at.getTime())
    const sent = minutesAfter(letter.at, 0.1)
    messages.push({
      id,
      template_key: letter.template,
      locale: 'id',
      company_id: letter.company.id,
      user_id: letter.company.owner.id,
      application_id: letter.application_id ?? null,
      invoice_id: letter.invoice_id ?? null,
      to_email: letter.company.owner.email,
      to_name: letter.company.owner.name,
      variables: letter.variables,
      subject: mail.subject,
      body_html: mail.html,
      body_text: mail.text,
      status,
      attempts: isLast ? 3 : 1,
      provider_message_id: status === 'queued' || status === 'failed' ? null : random.digits(22),
      error: ERRORS[status] ?? null,
      sent_at: status === 'queued' || status === 'failed' ? null : sent,
      delivered_at: status === 'delivered' ? minutesAfter(sent, 0.2) : null,
      failed_at: status === 'bounced' || status === 'failed' ? minutesAfter(sent, 0.3) : null,
      opened_at:
        status === 'delivered' && random.chance(0.6) ? minutesAfter(sent, random.between(3, 900)) : null,
      created_at: letter.at,
    })
    events.push(...eventsOf(id, status, sent))
    if (isLast) await enqueue(trx, 'email.send', { message_id: id }, { start_after: 3 * 86_400 })
  }
  await insertAll(trx, 'email_messages', messages)
  await insertAll(trx, 'email_events', events)
}

const FATES = [
  ...Array<string>(17).fill('delivered'),
  'bounced',
  ...Array<string>(14).fill('delivered'),
  'sent',
  ...Array<string>(9).fill('delivered'),
  'failed',
]
const ERRORS: Record<string, string> = {
  bounced: '550 5.1.1 The email account that you tried to reach does not exist.',
  failed: '400 The to address is not a valid address.',
  queued: '429 Too many requests',
}

function eventsOf(messageId: string, status: string, sent: Date): Insertable<EmailEvents>[] {
  const kinds: Record<string, string[]> = {
    delivered: ['processed', 'delivered'],
    bounced: ['processed', 'bounce'],
    sent: ['processed', 'deferred'],
  }
  return (kinds[status] ?? []).map((event, step) => {
    const at = minutesAfter(sent, 0.1 + step * 0.1)
    const sg_event_id = newId(at.getTime())
    const reason = status === 'bounced' && event === 'bounce' ? (ERRORS.bounced ?? null) : null
    return {
      id: newId(at.getTime()),
      message_id: messageId,
      provider_event_id: sg_event_id,
      event,
      reason,
      body: JSON.stringify({
        event,
        sg_event_id,
        timestamp: Math.floor(at.getTime() / 1000),
        reason: reason ?? undefined,
      }),
      occurred_at: at,
      created_at: at,
    }
  })
}

function lettersOfApplication(each: DemoApplication): Letter[] {
  const { company, timeline, application, type, story } = each
  if (!timeline.submitted_at) return []
  const common = {
    name: company.owner.name,
    company: company.trade_name,
    number: application.number,
    license: type.definition.name.id,
    action_url: `${env().APP_URL}/app/${company.slug}/applications/${application.id}`,
  }
  const about = { company, application_id: application.id }
  const first = timeline.stages[0]
  const letters: Letter[] = [
    {
      template: 'submitted',
      at: timeline.submitted_at,
      ...about,
      variables: { ...common, due_on: first ? formatWeekday(lastDayOf(first.due_at), 'id') : '' },
    },
  ]
  if (timeline.revision && each.revision) {
    const items = JSON.parse(String(each.revision.items)) as { comment: string }[]
    letters.push({
      template: 'revision_requested',
      at: timeline.revision.requested_at,
      ...about,
      variables: {
        ...common,
        message: each.revision.message,
        items: items.map((item) => item.comment).join('\n'),
        due_on: formatWeekday(lastDayOf(timeline.revision.due_at), 'id'),
      },
    })
  }
  if (story.end === 'approved' && timeline.ended_at) {
    const { years } = type.definition.validity
    letters.push({
      template: 'issued',
      at: timeline.ended_at,
      ...about,
      variables: {
        ...common,
        license_number: each.license_number,
        valid_until: years === null ? 'Selama usaha berjalan' : `${years} tahun`,
      },
    })
  }
  if (story.end === 'rejected' && timeline.ended_at) {
    const reason = each.events.find((event) => event.kind === 'reject')?.comment ?? ''
    letters.push({
      template: 'decided',
      at: timeline.ended_at,
      ...about,
      variables: { ...common, outcome: 'Ditolak', message: reason },
    })
  }
  return letters
}

function lettersOfInvoice({ invoice, company, plan, method, paid_at }: DemoInvoice): Letter[] {
  const common = {
    name: company.owner.name,
    company: company.trade_name,
    invoice: invoice.number,
    plan: plan.name_id,
    total: formatRupiah(invoice.total_amount),
    action_url: `${env().APP_URL}/app/${company.slug}/billing/invoices/${numberToPath(invoice.number)}`,
  }
  const about = { company, invoice_id: invoice.id }
  const letters: Letter[] = [
    {
      template: 'invoice',
      at: invoice.created_at,
      ...about,
      variables: { ...common, due_on: formatDay(invoice.due_on, 'id') },
    },
  ]
  if (paid_at)
    letters.push({
      template: 'receipt',
      at: paid_at,
      ...about,
      variables: { ...common, paid_on: formatDay(dayOf(paid_at), 'id'), method: methodName(method) },
    })
  return letters
}
