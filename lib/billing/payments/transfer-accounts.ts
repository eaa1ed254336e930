/** A bank account of ours that owners transfer to. */
export type TransferAccount = { bank: string; number: string; holder: string }

/** Reads the setting `billing.transfer_accounts`: one account a line, as bank, number and holder. Other lines are left out. */
export function parseTransferAccounts(text: string): TransferAccount[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const [bank, number, holder, more] = line.split('|').map((part) => part.trim())
    if (!bank || !number || !holder || more !== undefined) return []
    const digits = number.replace(/\D/g, '')
    return digits ? [{ bank, number: digits, holder }] : []
  })
}

/** What the payer writes into the transfer so that it can be told apart: letters and digits only, as banks take them. */
export function transferNote(invoiceNumber: string): string {
  return invoiceNumber.replace(/[^A-Za-z0-9]/g, '').toUpperCase()
}
