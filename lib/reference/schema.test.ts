import { expect, test } from 'vitest'
import {
  kbliCodeSchema,
  nibSchema,
  nikSchema,
  nitkuSchema,
  npwpSchema,
  phoneSchema,
  postalCodeSchema,
  regionCodeSchema,
  villageCodeSchema,
} from './schema'

test.each([
  [nikSchema, '3273 0157 0590 0001', '3273015705900001'],
  [npwpSchema, '01.234.567.8-901.000', '0012345678901000'],
  [nibSchema, ' 0220001234567 ', '0220001234567'],
  [nitkuSchema, '3273015705900001 000000', '3273015705900001000000'],
  [phoneSchema, '0812-3456-7890', '+6281234567890'],
  [postalCodeSchema, ' 40123', '40123'],
  [regionCodeSchema, '32.73', '32.73'],
  [villageCodeSchema, '32.73.05.1006', '32.73.05.1006'],
  [kbliCodeSchema, '56102', '56102'],
])('takes %# and stores it in one form', (schema, typed, stored) => {
  expect(schema.parse(typed)).toBe(stored)
  expect(schema.parse(stored)).toBe(stored)
})

test.each([
  [nikSchema, '', 'required'],
  [nikSchema, '327301', 'nik'],
  [nikSchema, '3273013202900001', 'nikDate'],
  [npwpSchema, '123', 'npwp'],
  [nibSchema, '123', 'nib'],
  [nitkuSchema, '123', 'nitku'],
  [phoneSchema, '  ', 'required'],
  [phoneSchema, '0812', 'phone'],
  [postalCodeSchema, '01234', 'postalCode'],
  [regionCodeSchema, '3', 'region'],
  [villageCodeSchema, '32.73', 'village'],
  [kbliCodeSchema, '5610', 'kbli'],
])('refuses %#', (schema, typed, key) => {
  expect(schema.safeParse(typed).error?.issues.map((issue) => issue.message)).toEqual([key])
})
