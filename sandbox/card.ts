/** A gateway's test cards: one that is accepted, one that the bank refuses. */
export type TestCards = { accept: string; deny: string }

export type CardField = 'number' | 'expiry' | 'cvv'

export type CardForm = { number: string; errors: Partial<Record<CardField, 'test_card' | 'expiry' | 'cvv'>> }

/** Checks a submitted card; only the test cards exist here. */
export function readCard(form: URLSearchParams, cards: TestCards, now: Date): CardForm {
  const number = (form.get('number') ?? '').replace(/[\s-]/g, '')
  const errors: CardForm['errors'] = {}
  if (number !== cards.accept && number !== cards.deny) errors.number = 'test_card'
  const expiry = /^(0[1-9]|1[0-2])\s*\/\s*(\d\d)$/.exec((form.get('expiry') ?? '').trim())
  const endsAt = expiry ? Date.UTC(2000 + Number(expiry[2]), Number(expiry[1])) : 0
  if (endsAt <= now.getTime()) errors.expiry = 'expiry'
  if (!/^\d{3}$/.test((form.get('cvv') ?? '').trim())) errors.cvv = 'cvv'
  return { number, errors }
}
