import type { CardField, CardForm, TestCards } from './card'
import { type Html, html } from './html'
import type { Request } from './http'

/** The form for a card, on the payment page at `path`. */
export function cardView(
  { path, cards }: { path: string; cards: TestCards },
  { say }: Pick<Request, 'say'>,
  card?: CardForm,
): Html {
  const messages: Record<CardField, string> = {
    number: say(
      'Pakai salah satu kartu uji di bawah. Kartu sungguhan tidak diterima.',
      'Use one of the test cards below. Real cards are not accepted.',
    ),
    expiry: say(
      'Tulis bulan dan tahun yang belum lewat, misalnya 12/30.',
      'Enter a month and year to come, such as 12/30.',
    ),
    cvv: say('Tulis tiga angka, misalnya 123.', 'Enter three digits, such as 123.'),
  }
  const field = (name: CardField, label: string, complete: string, value: string) => {
    const wrong = card?.errors[name]
    return html`<div><label for="${name}">${label}</label>
      <input id="${name}" name="${name}" inputmode="numeric" autocomplete="${complete}" value="${value}"
        aria-invalid="${wrong ? 'true' : 'false'}" aria-describedby="${name}-error">
      <p class="error" id="${name}-error">${wrong ? messages[name] : null}</p></div>`
  }
  return html`<section class="card" aria-labelledby="card">
  <h2 id="card">${say('Kartu kredit atau debit', 'Credit or debit card')}</h2>
  <form class="stack" method="post" action="${path}/card" novalidate>
    ${field('number', say('Nomor kartu', 'Card number'), 'cc-number', card?.number ?? '')}
    <div class="two">
      ${field('expiry', say('Berlaku (BB/TT)', 'Expiry (MM/YY)'), 'cc-exp', '')}
      ${field('cvv', 'CVV', 'cc-csc', '')}
    </div>
    <button class="primary wide">${say('Bayar dengan kartu', 'Pay with card')}</button>
  </form>
  <h2>${say('Kartu uji', 'Test cards')}</h2>
  <dl>
    <dt>${spaced(cards.accept)}</dt><dd>${say('diterima', 'accepted')}</dd>
    <dt>${spaced(cards.deny)}</dt><dd>${say('ditolak bank', 'refused by the bank')}</dd>
  </dl>
  <p><a href="${path}?view=methods">${say('Pilih cara lain', 'Choose another method')}</a></p>
</section>`
}

function spaced(number: string): string {
  return number.replace(/(\d{4})(?=\d)/g, '$1 ')
}
