import { rowsOf } from '../../../src-engine/matrix.ts'
import type { Inputs, StepSettings } from './training-step.ts'

/** Exercise 3 with its switches as they stand, to be pasted into Python; it draws the very same numbers. */
export function epochNumpyCode(
  { y, lr, lambda }: Inputs,
  { l2, dropout, keep, maskSeed }: StepSettings
): string {
  const drawMask = `np.random.seed(${maskSeed})
mask = np.random.binomial(1, ${keep}, A1.shape)
D1 = A1 * mask${dropout === 'inverted' ? ` / ${keep}` : ''}
`
  const output = (hidden: string) => `Z2 = ${hidden} @ W2 + b2
E2 = np.exp(Z2 - Z2.max(axis=1, keepdims=True))
A2 = E2 / E2.sum(axis=1, keepdims=True)
`
  const middle = {
    off: output('A1') + 'D1 = A1\n',
    inverted: drawMask + output('D1'),
    tutorial: output('A1') + drawMask
  }[dropout]
  const lam = l2 ? lambda : 0
  return `import numpy as np

np.random.seed(0)
X = np.random.randn(5, 3)
y = np.array(${JSON.stringify(rowsOf(y))})
W1 = np.random.randn(3, 4) * 0.1
b1 = np.zeros((1, 4))
W2 = np.random.randn(4, 2) * 0.1
b2 = np.zeros((1, 2))
lr, lam = ${lr}, ${lam}

Z1 = X @ W1 + b1
A1 = np.maximum(0, Z1)
${middle}
data_loss = -np.mean(np.sum(y * np.log(A2 + 1e-15), axis=1))
penalty = lam * (np.sum(W1**2) + np.sum(W2**2))

dZ2 = A2 - y
grad_W2 = D1.T @ dZ2 / len(X) + 2 * lam * W2
grad_b2 = dZ2.mean(axis=0, keepdims=True)
dZ1 = dZ2 @ W2.T${dropout === 'inverted' ? ` * mask / ${keep}` : ''} * (Z1 > 0)
grad_W1 = X.T @ dZ1 / len(X) + 2 * lam * W1
grad_b1 = dZ1.mean(axis=0, keepdims=True)

W1 = W1 - lr * grad_W1
b1 = b1 - lr * grad_b1
W2 = W2 - lr * grad_W2
b2 = b2 - lr * grad_b2
print(data_loss, penalty, data_loss + penalty)
`
}
