/* A network in C99, to be checked by gradtwin, which asks it for one step after another.
 *
 *   cc -O2 -o subject subject.c -lm
 *   java -jar compare/target/compare.jar check --subject ./subject
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* May declare "weightLayout": "out-in", "gradient": "mean", "direction": "ascent" as well. */
#define READY "{\"ready\": true, \"name\": \"my network\"}\n"

/* rows x columns numbers: element (n, k) of m is m.at[n * m.columns + k]. */
typedef struct {
  int rows, columns;
  double *at;
} Matrix;

static Matrix matrix(int rows, int columns);                      /* zeros, until the next step */
static Matrix parameter(const char *name);                        /* such as "0_W" or "0_b" */
static void tell(const char *field);                              /* a field's name */
static void tell_number(double number);                           /* its value, or one of these: */
static void tell_matrix(const char *before, Matrix m, const char *after);

/* ---- your network goes here ------------------------------------------------------------------ */

static Matrix dot(Matrix a, Matrix b) { /* [n, k] [k, m] -> [n, m] */
  Matrix c = matrix(a.rows, b.columns);
  for (int n = 0; n < a.rows; n++)
    for (int k = 0; k < a.columns; k++)
      for (int m = 0; m < b.columns; m++)
        c.at[n * c.columns + m] += a.at[n * a.columns + k] * b.at[k * b.columns + m];
  return c;
}

static Matrix transposed(Matrix a) {
  Matrix t = matrix(a.columns, a.rows);
  for (int n = 0; n < a.rows; n++)
    for (int k = 0; k < a.columns; k++) t.at[k * t.columns + n] = a.at[n * a.columns + k];
  return t;
}

static Matrix minus(Matrix a, Matrix b) {
  Matrix c = matrix(a.rows, a.columns);
  for (int i = 0; i < a.rows * a.columns; i++) c.at[i] = a.at[i] - b.at[i];
  return c;
}

static Matrix sigmoid(Matrix z) {
  Matrix a = matrix(z.rows, z.columns);
  for (int i = 0; i < z.rows * z.columns; i++) a.at[i] = 1 / (1 + exp(-z.at[i]));
  return a;
}

static Matrix slope(Matrix da, Matrix a) { /* dL/dz = dL/da a (1 - a) */
  Matrix dz = matrix(a.rows, a.columns);
  for (int i = 0; i < a.rows * a.columns; i++) dz.at[i] = da.at[i] * a.at[i] * (1 - a.at[i]);
  return dz;
}

/* One step. Given are the parameters, the inputs x [rows, nIn] and the targets y [rows, nOut].
 * "gradients" must be told, one for each parameter and of its shape. What else is told is checked
 * as well, and places a mistake better: "loss"; "z" and "activations", layer by layer; "deltas",
 * dL/dz layer by layer; "parameters", after your own update. A step with number 0 begins a new run:
 * whatever you keep between steps has to be forgotten then. Nothing else may go to standard output;
 * fprintf(stderr, ...) is free. */
static void gradients(Matrix x, Matrix y, long step) {
  (void)step;
  Matrix w0 = parameter("0_W"), w1 = parameter("1_W");
  Matrix z0 = dot(x, w0), a0 = sigmoid(z0);
  Matrix z1 = dot(a0, w1), a1 = sigmoid(z1);

  Matrix error = minus(a1, y);
  double loss = 0;
  for (int i = 0; i < y.rows * y.columns; i++) loss += error.at[i] * error.at[i] / 2;

  Matrix dz1 = slope(error, a1);
  Matrix dz0 = slope(dot(dz1, transposed(w1)), a0); /* by the w1 that the forward pass used */
  Matrix dw0 = dot(transposed(x), dz0);
  Matrix dw1 = dot(transposed(a0), dz1);

  tell("gradients");
  tell_matrix("{\"0_W\": ", dw0, ", ");
  tell_matrix("\"1_W\": ", dw1, "}");
  tell("loss");
  tell_number(loss);
  tell("z");
  tell_matrix("[", z0, ", ");
  tell_matrix("", z1, "]");
  tell("activations");
  tell_matrix("[", a0, ", ");
  tell_matrix("", a1, "]");
}

/* ---- the frame: one JSON object a line, as docs/subjects.md describes it --------------------- */

static char *line; /* the message */
static size_t room;
static void *used[1000]; /* what this step allocated */
static int uses;

static void *or_stop(void *pointer) {
  if (pointer != NULL) return pointer;
  fprintf(stderr, "out of memory\n");
  exit(1);
}

static Matrix matrix(int rows, int columns) {
  if (uses == 1000) or_stop(NULL);
  Matrix m = {rows, columns, or_stop(calloc((size_t)rows * columns + 1, sizeof(double)))};
  used[uses++] = m.at;
  return m;
}

static int read_line(void) { /* 0 at the end of the input */
  size_t length = 0;
  for (int c = getchar(); c != '\n'; c = getchar()) {
    if (c == EOF) return 0;
    if (length + 1 >= room) line = or_stop(realloc(line, room = 2 * room + 1000));
    line[length++] = (char)c;
    line[length] = 0;
  }
  return length > 0;
}

static const char *find(const char *name) { /* the value of a field */
  char key[100];
  snprintf(key, sizeof key, "\"%.90s\":", name);
  const char *at = strstr(line, key);
  if (at != NULL) return at + strlen(key);
  fprintf(stderr, "the message has no %s\n", name);
  exit(1);
}

static Matrix parameter(const char *name) { /* [[1, 2], [3, 4]]; [1, 2] is one row */
  const char *from = find(name);
  int depth = 0, rows = 0, numbers = 0;
  Matrix m = {0, 0, NULL};
  for (int pass = 0; pass < 2; pass++) { /* counts the numbers, then reads them */
    const char *at = from;
    rows = numbers = 0;
    do {
      char *end;
      double number = strtod(at, &end);
      if (end != at) {
        if (pass == 1) m.at[numbers] = number;
        numbers++;
        at = end;
        continue;
      }
      if (*at == '[') depth++;
      if (*at == ']') {
        rows += at[-1] != ']';
        depth--;
      }
      at++;
    } while (depth > 0 && *at != 0);
    if (pass == 0) m = matrix(rows, rows > 0 ? numbers / rows : 0);
  }
  return m;
}

static void tell(const char *field) { printf(", \"%s\": ", field); }

static void tell_number(double number) {
  if (isfinite(number)) printf("%.17g", number);
  else printf(isnan(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity");
}

static void tell_matrix(const char *before, Matrix m, const char *after) {
  printf("%s[", before);
  for (int n = 0; n < m.rows; n++) {
    printf(n > 0 ? ", [" : "[");
    for (int k = 0; k < m.columns; k++) {
      if (k > 0) printf(", ");
      tell_number(m.at[n * m.columns + k]);
    }
    printf("]");
  }
  printf("]%s", after);
}

int main(void) {
  while (read_line()) {
    if (strncmp(line, "{\"close\"", 8) == 0) break;
    if (strncmp(line, "{\"gradtwin\"", 11) == 0) {
      printf(READY);
    } else {
      long step = strtol(find("step"), NULL, 10);
      printf("{\"step\": %ld", step);
      gradients(parameter("inputs"), parameter("targets"), step);
      printf("}\n");
    }
    fflush(stdout);
    while (uses > 0) free(used[--uses]);
  }
  free(line);
  return 0;
}
