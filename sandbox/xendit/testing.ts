/** Xendit's API as a merchant calls it. */
export function xenditClient(base: string, key = 'xnd_development_demo-izinku') {
  async function call(method: 'GET' | 'POST', path: string, body?: unknown, idempotencyKey?: string) {
    const answer = await fetch(`${base}${path}`, {
      method,
      headers: {
        authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}`,
        'content-type': 'application/json',
        ...(idempotencyKey ? { 'idempotency-key': idempotencyKey } : {}),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
  }
  return {
    get: (path: string) => call('GET', path),
    post: (path: string, body?: unknown, idempotencyKey?: string) => call('POST', path, body, idempotencyKey),
    async session(reference_id: string, more: object = {}): Promise<string> {
      const { body } = await call('POST', '/sessions', { ...sessionRequest(reference_id), ...more })
      return String(body.payment_session_id)
    },
  }
}

/** A session request that is right. */
export function sessionRequest(reference_id: string, amount = 165_000) {
  return {
    reference_id,
    session_type: 'PAY',
    mode: 'PAYMENT_LINK',
    amount,
    currency: 'IDR',
    country: 'ID',
    customer: {
      reference_id: 'c-1',
      type: 'INDIVIDUAL',
      email: 'sari@demo.test',
      mobile_number: '+6281234567890',
      individual_detail: { given_names: 'Sari' },
    },
    items: [
      {
        reference_id: 'plan',
        type: 'DIGITAL_SERVICE',
        name: 'Paket Tumbuh',
        net_unit_amount: amount,
        quantity: 1,
      },
    ],
    success_return_url: 'http://127.0.0.1:3000/app/warung-bu-sari/billing?from=xendit',
    cancel_return_url: 'https://izinku.test/app/warung-bu-sari/billing',
    metadata: { invoice: 'INV/2026/11/000001' },
  }
}
