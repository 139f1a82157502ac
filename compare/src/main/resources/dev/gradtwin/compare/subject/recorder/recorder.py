"""Records a run as a .npz file, for gradtwin to check:

  java -jar compare/target/compare.jar check --trace run.npz experiment.json

Copy the class into your program. A tensor is named as in {"0_W": ..., "0_b": ..., "1_W": ...}; W is
[nIn, nOut]. In a PyTorch loop:

  named = lambda of: {"0_W": of(net[0].weight).T, "0_b": of(net[0].bias), ...}
  parameters = lambda: named(lambda t: t.detach().numpy())
  recorder = Recorder()
  recorder.before(parameters())
  for ... :
      loss = ...; optimizer.zero_grad(); loss.backward()
      gradients = named(lambda t: t.grad.numpy().copy())
      optimizer.step()
      recorder.step(gradients, parameters(), loss=loss.item())
  recorder.save("run.npz")
"""
import numpy as np


class Recorder:
    def __init__(self):
        self.arrays = {}

    def before(self, parameters):
        """Once, before the first step."""
        self._add("parameters", parameters)

    def step(self, gradients, parameters, loss=None, z=(), activations=(), deltas=()):
        """After every step: its gradients, the updated parameters, and whatever else there is, the
        same at every step; z, activations and deltas are lists of one [rows, units] a layer."""
        self._add("gradients", gradients)
        self._add("parameters", parameters)
        for name, layers in ("z", z), ("activations", activations), ("deltas", deltas):
            self._add(name, dict(enumerate(layers)))
        if loss is not None:
            self.arrays.setdefault("loss", []).append(float(loss))

    def save(self, file):
        stacked = {name: np.stack(steps) for name, steps in self.arrays.items()}
        np.savez_compressed(file, **stacked)

    def _add(self, what, tensors):
        for name, tensor in tensors.items():  # copied, since an update may write to the same array
            self.arrays.setdefault(f"{what}/{name}", []).append(np.array(tensor))
