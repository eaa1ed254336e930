import { query } from './fixtures/database'

export type Route = {
  /** Names the picture and the row in tables: the address without what differs from one database to the next. */
  name: string
  path: string
  /** The demo account that looks at it; absent: a stranger. */
  account?: string
  /** A page that is only read: nothing on it is typed, chosen or uploaded beyond a search. */
  readOnly: boolean
}

const owner = 'sari@demo.test'
const stopped = 'budi@demo.test'
const reviewer = 'rina@demo.test'
const supervisor = 'dewi@demo.test'
const finance = 'fajar@demo.test'
const admin = 'admin@demo.test'

const company = '/app/warung-bu-sari'

type Pattern = [name: string, account: string | undefined, kind: 'read' | 'act']

/** Every page; `:name` is filled from the demo's data. */
const patterns: Pattern[] = [
  ['/', undefined, 'read'],
  ['/pricing', undefined, 'read'],
  ['/check', undefined, 'act'],
  ['/verify', undefined, 'read'],
  ['/verify/:code', undefined, 'read'],
  ['/verify/offline', undefined, 'act'],
  ['/privacy', undefined, 'read'],
  ['/terms', undefined, 'read'],
  ['/sign-in', undefined, 'act'],
  ['/sign-up', undefined, 'act'],
  ['/forgot-password', undefined, 'act'],
  ['/verify-email', undefined, 'act'],
  ['/reset-password/:token', undefined, 'act'],
  ['/invite/:token', undefined, 'act'],
  ['/onboarding/person', stopped, 'act'],
  ['/onboarding/business', stopped, 'act'],
  ['/onboarding/place', stopped, 'act'],
  ['/onboarding/:step', stopped, 'act'],
  ['/account', owner, 'act'],
  [company, owner, 'read'],
  [`${company}/licenses`, owner, 'read'],
  [`${company}/licenses/:license`, owner, 'act'],
  [`${company}/licenses/new`, owner, 'act'],
  [`${company}/licenses/calendar`, owner, 'act'],
  [`${company}/applications`, owner, 'read'],
  [`${company}/applications/new`, owner, 'act'],
  [`${company}/applications/:draft`, owner, 'act'],
  [`${company}/applications/:reviewed`, owner, 'act'],
  [`${company}/applications/:revision`, owner, 'act'],
  [`${company}/applications/:approved`, owner, 'act'],
  [`${company}/applications/:reviewed/versions`, owner, 'read'],
  [`${company}/documents`, owner, 'act'],
  [`${company}/billing`, owner, 'act'],
  [`${company}/billing/statement`, owner, 'read'],
  [`${company}/billing/plans`, owner, 'act'],
  [`${company}/billing/plans/mekar`, owner, 'act'],
  [`${company}/billing/invoices/:invoice`, owner, 'act'],
  ['/app/endek-bali-ayu/billing/invoices/:unpaid/transfer', 'ni.ayu@usaha.test', 'act'],
  [`${company}/billing/timeline`, owner, 'read'],
  [`${company}/messages`, owner, 'read'],
  [`${company}/messages/:message`, owner, 'read'],
  [`${company}/team`, owner, 'act'],
  [`${company}/settings`, owner, 'act'],
  ['/admin', supervisor, 'read'],
  ['/admin/queue', reviewer, 'act'],
  ['/admin/applications/:case', reviewer, 'act'],
  ['/admin/statistics', supervisor, 'read'],
  ['/admin/statistics/cases', supervisor, 'read'],
  ['/admin/staffing', supervisor, 'read'],
  ['/admin/staffing/:reviewer', supervisor, 'act'],
  ['/admin/staffing/:reviewer/move?look=1', supervisor, 'act'],
  ['/admin/notifications', reviewer, 'act'],
  ['/admin/visits', reviewer, 'read'],
  ['/admin/visits/:visit', reviewer, 'act'],
  ['/admin/companies', supervisor, 'read'],
  ['/admin/companies/warung-bu-sari', supervisor, 'act'],
  ['/admin/companies/warung-bu-sari/billing', finance, 'read'],
  ['/admin/licenses', supervisor, 'read'],
  ['/admin/licenses/:license', supervisor, 'act'],
  ['/admin/licenses/keys', admin, 'act'],
  ['/admin/license-types', admin, 'read'],
  ['/admin/license-types/new', admin, 'act'],
  ['/admin/license-types/import', admin, 'act'],
  ['/admin/license-types/nib', admin, 'act'],
  ['/admin/license-types/nib/try', admin, 'act'],
  ['/admin/license-types/nib/drafts', admin, 'act'],
  ['/admin/license-types/nib/compare', admin, 'read'],
  ['/admin/calendar', admin, 'act'],
  ['/admin/calendar/import', admin, 'act'],
  ['/admin/payments', finance, 'read'],
  ['/admin/payments/:payment', finance, 'act'],
  ['/admin/payments/refunds', finance, 'read'],
  ['/admin/payments/refunds/credits', finance, 'act'],
  ['/admin/payments/reconciliation', finance, 'act'],
  ['/admin/payments/reconciliation/:file', finance, 'act'],
  ['/admin/payments/events', finance, 'read'],
  ['/admin/payments/events/:event', finance, 'act'],
  ['/admin/invoices', finance, 'read'],
  ['/admin/invoices/:invoice', finance, 'act'],
  ['/admin/invoices/new', finance, 'read'],
  ['/admin/invoices/new?company=warung-bu-sari', finance, 'act'],
  ['/admin/invoices/statements/warung-bu-sari', finance, 'read'],
  ['/admin/books', finance, 'read'],
  ['/admin/books/revenue', finance, 'read'],
  ['/admin/books/revenue?show=collected', finance, 'read'],
  ['/admin/books/revenue/2026-10', finance, 'read'],
  ['/admin/books/recurring', finance, 'read'],
  ['/admin/books/recurring/companies?month=2026-10', finance, 'read'],
  ['/admin/books/recurring/churn', finance, 'read'],
  ['/admin/books/receivables', finance, 'read'],
  ['/admin/books/receivables?by=invoice', finance, 'read'],
  ['/admin/books/journal', finance, 'read'],
  ['/admin/books/accounts', finance, 'read'],
  ['/admin/books/tax', finance, 'read'],
  ['/admin/books/export', finance, 'read'],
  ['/admin/plans', admin, 'act'],
  ['/admin/plans/new', admin, 'act'],
  ['/admin/plans/addons', admin, 'act'],
  ['/admin/plans/addons/new', admin, 'act'],
  ['/admin/plans/addons/extra-storage', admin, 'act'],
  ['/admin/plans/coupons', admin, 'act'],
  ['/admin/plans/coupons/new', admin, 'act'],
  ['/admin/plans/tumbuh', admin, 'act'],
  ['/admin/plans/tax', admin, 'act'],
  ['/admin/settings', admin, 'act'],
  ['/admin/settings/import', admin, 'act'],
  ['/admin/emails/templates', admin, 'read'],
  ['/admin/emails/templates/verification', admin, 'act'],
  ['/admin/emails/log', admin, 'read'],
  ['/admin/emails/log/:message', admin, 'act'],
  ['/admin/audit', admin, 'read'],
  ['/admin/audit/views', admin, 'read'],
  ['/admin/wording', supervisor, 'act'],
  ['/admin/users', admin, 'act'],
  ['/admin/users/:user', admin, 'act'],
  ['/admin/system', admin, 'act'],
]

/** Every route with its address filled in; one whose example the data lack is left out and named in `absent`. */
export async function findRoutes(): Promise<{ routes: Route[]; absent: string[] }> {
  const examples = await findExamples()
  const routes: Route[] = []
  const absent: string[] = []
  for (const [name, account, kind] of patterns) {
    const parameter = name.match(/:(\w+)/)?.[1]
    const value = parameter ? examples[parameter] : ''
    if (value === undefined) absent.push(name)
    else routes.push({ name, path: name.replace(`:${parameter}`, value), account, readOnly: kind === 'read' })
  }
  return { routes, absent }
}

async function findExamples(): Promise<Record<string, string | undefined>> {
  const one = async (sql: string, values: unknown[] = []) =>
    (await query<{ value: string }>(`${sql} limit 1`, values))[0]?.value
  const application = (statuses: string[]) =>
    one(
      `select applications.id as value from applications join companies on companies.id = company_id
       where companies.slug = 'warung-bu-sari' and applications.status = any($1) order by applications.number`,
      [statuses],
    )
  const invoice = await one(
    `select number as value from invoices join companies on companies.id = company_id
     where companies.slug = 'warung-bu-sari' and number is not null order by number desc`,
  )
  const unpaid = await one(
    `select number as value from invoices join companies on companies.id = company_id
     where companies.slug = 'endek-bali-ayu' and invoices.status = 'open'`,
  )
  return {
    code: await one(
      `select verification_code as value from licenses where status = 'active' order by number`,
    ),
    license: await one(
      `select licenses.id as value from licenses join companies on companies.id = company_id
       where companies.slug = 'warung-bu-sari' and licenses.status = 'active' order by licenses.number`,
    ),
    token: 'a-link-that-has-run-out',
    step: await one(
      `select current_step as value from onboarding_workflows join users on users.id = user_id
       where users.email = $1 and status = 'in_progress'`,
      [stopped],
    ),
    draft: await application(['draft']),
    reviewed: await application(['submitted', 'in_review']),
    revision: await application(['revision_requested']),
    approved: await application(['approved']),
    case: await one(
      `select applications.id as value from applications join users on users.id = assignee_id
       where users.email = $1 and applications.status = 'in_review' order by due_at`,
      [reviewer],
    ),
    message: await one(
      `select email_messages.id as value from email_messages join companies on companies.id = company_id
       where companies.slug = 'warung-bu-sari' order by email_messages.created_at desc`,
    ),
    reviewer: await one('select id as value from users where email = $1', [reviewer]),
    visit: await one(
      `select visits.id as value from visits join users on users.id = inspector_id
       where users.email = $1 order by status = 'confirmed' desc, visits.id`,
      [reviewer],
    ),
    user: await one('select id as value from users where email = $1', [owner]),
    payment: await one(`select id as value from payments where status = 'paid' order by paid_at desc, id`),
    file: await one('select id as value from settlement_files order by created_at desc'),
    event: await one('select id as value from payment_events order by received_at desc, id'),
    invoice: invoice?.replaceAll('/', '-'),
    unpaid: unpaid?.replaceAll('/', '-'),
  }
}
