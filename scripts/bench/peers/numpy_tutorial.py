"""The tutorial's training in NumPy, with dropout as published. Usage: numpy_tutorial.py float64|float32 baseline|regularized"""
import json
import sys
import time
import numpy as np
from tutorial_data import load

dtype, arm = sys.argv[1], sys.argv[2]
LEARNING_RATE, BATCH, LAMBDA, KEEP = 0.1, 64, 0.01, 0.8
Xtr, ytr, Xte, yte = load(dtype)
Ytr, Yte = np.eye(10, dtype=dtype)[ytr], np.eye(10, dtype=dtype)[yte]
regularized = arm == "regularized"


def relu(Z):
    return np.maximum(0, Z)


def softmax(Z):
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def cross_entropy(A, Y):
    return -np.mean(np.sum(Y * np.log(A + 1e-15), axis=1))


def forward(X, P):
    W1, b1, W2, b2, W3, b3 = P
    A1 = relu(X @ W1 + b1)
    A2 = relu(A1 @ W2 + b2)
    return A1, A2, softmax(A2 @ W3 + b3)


def mask(shape):
    return (np.random.binomial(1, KEEP, size=shape) / KEEP).astype(dtype)


def train(epochs):
    np.random.seed(0)
    P = []
    for inputs, outputs in ((784, 256), (256, 128), (128, 10)):
        P += [(np.random.randn(inputs, outputs) * 0.01).astype(dtype), np.zeros((1, outputs), dtype)]
    for _ in range(epochs):
        order = np.random.permutation(len(Xtr))
        Xs, Ys = Xtr[order], Ytr[order]
        for s in range(0, len(Xtr), BATCH):
            x, y = Xs[s : s + BATCH], Ys[s : s + BATCH]
            W1, b1, W2, b2, W3, b3 = P
            Z1 = x @ W1 + b1
            A1 = relu(Z1)
            if regularized:
                M1 = mask(A1.shape)
                A1 = A1 * M1
            Z2 = A1 @ W2 + b2
            A2 = relu(Z2)
            if regularized:
                M2 = mask(A2.shape)
                A2 = A2 * M2
            A3 = softmax(A2 @ W3 + b3)
            n = len(x)
            d3 = A3 - y
            d2 = (d3 @ W3.T) * (Z2 > 0)
            if regularized:
                d2 *= M2
            d1 = (d2 @ W2.T) * (Z1 > 0)
            if regularized:
                d1 *= M1
            G = [x.T @ d1 / n, d1.mean(0, keepdims=True), A1.T @ d2 / n, d2.mean(0, keepdims=True), A2.T @ d3 / n, d3.mean(0, keepdims=True)]
            if regularized:
                for k in (0, 2, 4):
                    G[k] += 2 * LAMBDA * P[k]
            for p, g in zip(P, G):
                p -= LEARNING_RATE * g
        A, Q = forward(Xtr, P)[2], forward(Xte, P)[2]
        result = {
            "train_loss": float(cross_entropy(A, Ytr)),
            "train_accuracy": float(np.mean(A.argmax(1) == ytr)),
            "test_loss": float(cross_entropy(Q, Yte)),
            "test_accuracy": float(np.mean(Q.argmax(1) == yte)),
        }
    return result


train(1)
start, cpu = time.perf_counter(), time.process_time()
final = train(20)
print(json.dumps({"cpu_s": time.process_time() - cpu, "wall_s": time.perf_counter() - start, "version": np.__version__, **final}))
