/** The mails Izinku sends and the variables each may use in its subject and texts. `secret` ones are erased once the mail is sent. */
export const EMAIL_TEMPLATES = {
  verification: { variables: ['name'], secret: ['action_url'] },
  existing_account: { variables: ['name', 'action_url'], secret: [] },
  reset: { variables: ['name'], secret: ['action_url'] },
  invitation: { variables: ['inviter', 'company', 'role', 'expires_on'], secret: ['action_url'] },
  submitted: { variables: ['name', 'company', 'number', 'license', 'due_on', 'action_url'], secret: [] },
  revision_requested: {
    variables: ['name', 'company', 'number', 'license', 'message', 'items', 'due_on', 'action_url'],
    secret: [],
  },
  revision_reminder: {
    variables: ['name', 'company', 'number', 'license', 'due_on', 'action_url'],
    secret: [],
  },
  revision_overdue: {
    variables: ['name', 'company', 'number', 'license', 'last_day', 'action_url'],
    secret: [],
  },
  staff_digest: { variables: ['name', 'count', 'items', 'action_url'], secret: [] },
  decided: {
    variables: ['name', 'company', 'number', 'license', 'outcome', 'message', 'action_url'],
    secret: [],
  },
  issued: {
    variables: ['name', 'company', 'number', 'license', 'license_number', 'valid_until', 'action_url'],
    secret: [],
  },
  license_changed: {
    variables: [
      'name',
      'company',
      'license',
      'license_number',
      'outcome',
      'message',
      'effective_on',
      'action_url',
    ],
    secret: [],
  },
  license_reminder: {
    variables: [
      'name',
      'company',
      'license',
      'license_number',
      'valid_until',
      'days',
      'message',
      'action_url',
    ],
    secret: [],
  },
  visit_proposed: {
    variables: ['name', 'company', 'number', 'license', 'message', 'times', 'address', 'action_url'],
    secret: [],
  },
  visit_confirmed: {
    variables: ['name', 'company', 'number', 'license', 'when', 'address', 'prepare', 'action_url'],
    secret: [],
  },
  visit_reminder: {
    variables: ['name', 'company', 'number', 'license', 'when', 'address', 'prepare', 'action_url'],
    secret: [],
  },
  visit_cancelled: {
    variables: ['name', 'company', 'number', 'license', 'when', 'message', 'action_url'],
    secret: [],
  },
  visit_missed: {
    variables: ['name', 'company', 'number', 'license', 'when', 'message', 'action_url'],
    secret: [],
  },
  invoice: { variables: ['name', 'company', 'invoice', 'plan', 'total', 'due_on', 'action_url'], secret: [] },
  receipt: {
    variables: ['name', 'company', 'invoice', 'plan', 'total', 'paid_on', 'method', 'period', 'action_url'],
    secret: [],
  },
  trial_ending: {
    variables: ['name', 'company', 'invoice', 'plan', 'total', 'trial_end_on', 'action_url'],
    secret: [],
  },
  payment_reminder: {
    variables: ['name', 'company', 'invoice', 'plan', 'total', 'due_on', 'due_when', 'next', 'action_url'],
    secret: [],
  },
  plan_past_due: {
    variables: ['name', 'company', 'invoice', 'plan', 'total', 'due_on', 'restrict_on', 'action_url'],
    secret: [],
  },
  plan_restricted: {
    variables: ['name', 'company', 'invoice', 'plan', 'total', 'end_on', 'action_url'],
    secret: [],
  },
  plan_ended: {
    variables: ['name', 'company', 'invoice', 'plan', 'total', 'action_url'],
    secret: [],
  },
  price_change: {
    variables: ['name', 'company', 'item', 'change', 'action_url'],
    secret: [],
  },
  credit_note: {
    variables: ['name', 'company', 'invoice', 'credit_note', 'amount', 'outcome', 'message', 'action_url'],
    secret: [],
  },
  refund_sent: {
    variables: ['name', 'company', 'invoice', 'credit_note', 'amount', 'message', 'action_url'],
    secret: [],
  },
  payment_refused: {
    variables: ['name', 'company', 'invoice', 'amount', 'message', 'action_url'],
    secret: [],
  },
} as const satisfies Record<string, { variables: readonly string[]; secret: readonly string[] }>

export type TemplateKey = keyof typeof EMAIL_TEMPLATES

export const TEMPLATE_KEYS = Object.keys(EMAIL_TEMPLATES) as TemplateKey[]

type Names<Key extends TemplateKey> = (typeof EMAIL_TEMPLATES)[Key]

/** The values a mail of this kind needs, as texts already formatted in the reader's language. */
export type TemplateVariables<Key extends TemplateKey> = Record<Names<Key>['variables'][number], string>

export type TemplateSecrets<Key extends TemplateKey> = Record<Names<Key>['secret'][number], string>
