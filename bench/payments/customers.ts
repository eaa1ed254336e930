import pg from 'pg'

export type Order = { invoice_id: string; company_id: string; number: string; amount: number }

/**
 * Companies that have each chosen the plan "tumbuh" for a month and not paid yet: an owner, a pending subscription, an open
 * invoice with its line and its postings, as `choosePlan` makes them. Written in a few statements. `mark` keeps runs apart.
 */
export async function seedOrders(url: string, count: number, mark: string): Promise<Order[]> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    await client.query('begin')
    for (const statement of statements(count, mark)) await client.query(statement)
    await client.query('commit')
    await client.query('analyze companies, subscriptions, invoices, invoice_lines, ledger_postings')
    const { rows } = await client.query<Order>(
      `select i.id as invoice_id, i.company_id, i.number, i.total_amount::int as amount
       from invoices i join companies c on c.id = i.company_id where c.slug like '${mark}-%' order by i.number`,
    )
    return rows
  } finally {
    await client.end()
  }
}

function statements(count: number, mark: string): string[] {
  const id = (what: string) => `md5('${mark}-${what}-' || n)::uuid`
  const price = '49000'
  const tax = '5390'
  const total = '54390'
  return [
    `create temporary table drawn on commit drop as
     select n, ${id('owner')} as owner_id, ${id('company')} as company_id, ${id('subscription')} as subscription_id,
       ${id('invoice')} as invoice_id,
       'INV/2026/11/' || lpad((coalesce((select last_value from number_series where series = 'invoice-2026'), 0) + n)::text, 6, '0') as number
     from generate_series(1, ${count}) n`,
    `insert into number_series (series, last_value) values ('invoice-2026', ${count})
     on conflict (series) do update set last_value = number_series.last_value + ${count}`,
    `insert into users (id, name, email, email_verified)
     select owner_id, 'Pemilik ' || n, '${mark}-' || n || '@bench.test', true from drawn`,
    `insert into companies (id, slug, legal_name, trade_name, entity_kind, created_by)
     select company_id, '${mark}-' || n, 'Usaha ' || n, 'Warung ' || n, 'individual', owner_id from drawn`,
    `insert into company_members (company_id, user_id, role) select company_id, owner_id, 'owner' from drawn`,
    `insert into subscriptions (id, company_id, plan_id, status, period, price_amount)
     select subscription_id, company_id, plans.id, 'pending', 'monthly', ${price} from drawn, plans where plans.code = 'tumbuh'`,
    `insert into invoices (id, number, company_id, subscription_id, kind, status, subtotal_amount, tax_base_amount, tax_amount,
       total_amount, tax_rate_bp, issued_on, due_on, period_start_on, period_end_on)
     select invoice_id, number, company_id, subscription_id, 'subscription', 'open', ${price}, 44917, ${tax}, ${total}, 1200,
       current_date, current_date + 7, current_date, current_date + 29 from drawn`,
    `insert into invoice_lines (id, invoice_id, position, description_id, description_en, quantity, unit_amount, total_amount)
     select ${id('line')}, invoice_id, 1, 'Paket Tumbuh, satu bulan', 'Grow plan, one month', 1, ${price}, ${price} from drawn`,
    `insert into ledger_postings (id, key, kind, posted_on, debit_account, credit_account, amount, company_id, invoice_id)
     select ${id('posting-revenue')}, 'issued:revenue:' || invoice_id, 'invoice_issued', current_date, 'receivable', 'deferred_revenue',
       ${price}, company_id, invoice_id from drawn
     union all
     select ${id('posting-ppn')}, 'issued:ppn:' || invoice_id, 'invoice_issued', current_date, 'receivable', 'ppn_payable', ${tax},
       company_id, invoice_id from drawn`,
  ]
}

/** An attempt for each order, as if its payment page had been opened. */
export async function seedAttempts(url: string, orders: readonly Order[], mark: string): Promise<string[]> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    const orderIds = orders.map((_order, index) => `${mark}-${index}`)
    await client.query(
      `insert into payments (id, invoice_id, company_id, provider, order_id, status, amount, provider_token, redirect_url, expires_at)
       select md5('attempt-' || order_id)::uuid, invoice_id, company_id, 'midtrans', order_id, 'created', amount, 'token', 'http://localhost/',
         now() + interval '1 day'
       from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::text[]) as given (invoice_id, company_id, amount, order_id)`,
      [
        orders.map((order) => order.invoice_id),
        orders.map((order) => order.company_id),
        orders.map((order) => order.amount),
        orderIds,
      ],
    )
    await client.query('analyze payments')
    return orderIds
  } finally {
    await client.end()
  }
}
