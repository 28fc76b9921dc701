"""Writes linear-reference.tsv: folds of scikit-learn and the scores of its linear models on them.

Made with scikit-learn 1.2.1: python3 linear-reference.py DATA > linear-reference.tsv, where DATA is the
folder of the data sets. Lines: name, target, folds (one digit per row), metrics (name=value).
Protocol: five folds (StratifiedKFold or KFold, shuffled, seed 42); numbers median-filled and
standardised, labels one-hot, over all rows; mean of each metric over the folds.
"""
import sys
import numpy as np
import pandas as pd
from sklearn.linear_model import LinearRegression, LogisticRegression
from sklearn.metrics import accuracy_score, log_loss, mean_squared_error, r2_score, roc_auc_score
from sklearn.model_selection import KFold, StratifiedKFold


def matrix(frame):
    numbers = frame.select_dtypes("number")
    numbers = numbers.fillna(numbers.median())
    numbers = (numbers - numbers.mean()) / numbers.std(ddof=0)
    labels = frame.select_dtypes(exclude="number")
    if labels.empty:
        return numbers.to_numpy(float)
    return np.hstack([numbers.to_numpy(float), pd.get_dummies(labels).to_numpy(float)])


def scores(x, y, train, test, labels):
    if labels:
        p = LogisticRegression(max_iter=2000).fit(x[train], y[train]).predict_proba(x[test])
        return {
            "accuracy": accuracy_score(y[test], np.unique(y)[p.argmax(1)]),
            "auc": roc_auc_score(y[test], p[:, 1]),
            "log_loss": log_loss(y[test], p)}
    p = LinearRegression().fit(x[train], y[train]).predict(x[test])
    return {"rmse": mean_squared_error(y[test], p, squared=False), "r2": r2_score(y[test], p)}


for name, target, labels in [
        ("credit_g", "default", True), ("breast_cancer", "target", True),
        ("diabetes", "target", False), ("insurance", "charges", False),
        ("concrete", "strength", False)]:
    frame = pd.read_csv(f"{sys.argv[1]}/{name}.csv")
    y = frame[target].to_numpy()
    x = matrix(frame.drop(columns=target))
    split = StratifiedKFold if labels else KFold
    folds = np.zeros(len(y), int)
    results = []
    for i, (train, test) in enumerate(split(5, shuffle=True, random_state=42).split(x, y)):
        folds[test] = i
        results.append(scores(x, y, train, test, labels))
    means = [f"{key}={np.mean([r[key] for r in results]):.6f}" for key in results[0]]
    print(name, target, "".join(map(str, folds)), " ".join(means), sep="\t")
