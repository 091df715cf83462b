"""The tutorial's training in PyTorch, one thread. Usage: torch_tutorial.py baseline|regularized"""
import json
import sys
import time
import torch
from torch import nn
from torch.nn import functional as F
from tutorial_data import load

torch.set_num_threads(1)
arm = sys.argv[1]
LEARNING_RATE, BATCH, LAMBDA, KEEP = 0.1, 64, 0.01, 0.8
regularized = arm == "regularized"
Xtr, ytr, Xte, yte = (torch.from_numpy(a) for a in load("float32"))


def network():
    drop = [nn.Dropout(1 - KEEP)] if regularized else []
    model = nn.Sequential(
        nn.Linear(784, 256), nn.ReLU(), *drop, nn.Linear(256, 128), nn.ReLU(), *drop, nn.Linear(128, 10)
    )
    for layer in model:
        if isinstance(layer, nn.Linear):
            nn.init.normal_(layer.weight, std=0.01)
            nn.init.zeros_(layer.bias)
    return model


def evaluate(model, X, y):
    logits = model(X)
    return F.cross_entropy(logits, y).item(), (logits.argmax(1) == y).float().mean().item()


def train(epochs):
    torch.manual_seed(0)
    model = network()
    weights = [p for name, p in model.named_parameters() if name.endswith("weight")]
    biases = [p for name, p in model.named_parameters() if name.endswith("bias")]
    decay = 2 * LAMBDA if regularized else 0
    optimizer = torch.optim.SGD([{"params": weights, "weight_decay": decay}, {"params": biases}], lr=LEARNING_RATE)
    for _ in range(epochs):
        model.train()
        for rows in torch.randperm(len(Xtr)).split(BATCH):
            optimizer.zero_grad(set_to_none=True)
            F.cross_entropy(model(Xtr[rows]), ytr[rows]).backward()
            optimizer.step()
        model.eval()
        with torch.no_grad():
            train_loss, train_accuracy = evaluate(model, Xtr, ytr)
            test_loss, test_accuracy = evaluate(model, Xte, yte)
    return {"train_loss": train_loss, "train_accuracy": train_accuracy, "test_loss": test_loss, "test_accuracy": test_accuracy}


train(1)
start, cpu = time.perf_counter(), time.process_time()
final = train(20)
print(json.dumps({"cpu_s": time.process_time() - cpu, "wall_s": time.perf_counter() - start, "version": torch.__version__, **final}))
