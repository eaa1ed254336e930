/** `{amount?, currency?}` of a control request: what is paid instead of what was asked for. */
export function readPayment({ amount, currency }: Record<string, unknown>): {
  amount?: number
  currency?: string
} {
  return {
    ...(typeof amount === 'number' ? { amount } : {}),
    ...(typeof currency === 'string' ? { currency } : {}),
  }
}

/** `{methods?, limit?}` of a control request that pays whatever waits. */
export function readPayAll({ methods, limit }: Record<string, unknown>): {
  methods?: string[]
  limit?: number
} {
  const names = Array.isArray(methods) ? methods.filter((name) => typeof name === 'string') : undefined
  return { ...(names ? { methods: names } : {}), ...(typeof limit === 'number' ? { limit } : {}) }
}
