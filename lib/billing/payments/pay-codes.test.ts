import { expect, test } from 'vitest'
import { readPayCodes } from './pay-codes'

test.each([
  [{ va_numbers: [{ bank: 'bca', va_number: '812785002530231' }] }, [['va', '812785002530231']]],
  [{ permata_va_number: '8778003756104047' }, [['va', '8778003756104047']]],
  [
    { biller_code: '70012', bill_key: '990000000260' },
    [
      ['biller_code', '70012'],
      ['bill_key', '990000000260'],
    ],
  ],
  [{ store: 'indomaret', payment_code: '25709650945026' }, [['payment_code', '25709650945026']]],
  [{ channel_properties: { virtual_account_number: '9999123' } }, [['va', '9999123']]],
  [{ channel_properties: { payment_code: 'TEST123' } }, [['payment_code', 'TEST123']]],
  [{ payment_type: 'qris' }, []],
  [{ va_numbers: 'none', payment_code: '<b>' }, []],
  [null, []],
  ['text', []],
])('the numbers of %j', (raw, codes) => {
  expect(readPayCodes(raw).map(({ kind, value }) => [kind, value])).toEqual(codes)
})
