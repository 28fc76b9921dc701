# Writes ets-reference.tsv: parameters, likelihoods, forecasts and intervals of exponential smoothing
# models as fitted by R's forecast::ets to the data sets of R's package datasets.
# Made with R 4.2.2 and forecast 8.20: Rscript ets-reference.R > ets-reference.tsv
#
# Lines (tab separated; numbers of one cell separated by blanks):
#   series    name  season-length  values
#   fit       name  form  alpha  beta  gamma  phi  initial-states  loglik  aicc  sigma2
#   best      name  form  aicc
#   forecast  name  form  mean  low80  high80  low95  high95
# Initial states: level, growth if any, then the seasons, most recent first.
suppressMessages(library(forecast))
num <- function(x) paste(sprintf("%.15g", as.numeric(x)), collapse = " ")
row <- function(...) cat(paste(..., sep = "\t"), "\n", sep = "")
opt <- function(par, name) if (name %in% names(par)) num(par[[name]]) else "-"
window.years <- function(x, from, to) window(x, start = from, end = c(to, frequency(x)))

series <- list(
  AirPassengers = AirPassengers, USAccDeaths = USAccDeaths, Nile = Nile, lynx = lynx,
  austres = austres, UKgas = UKgas, JohnsonJohnson = JohnsonJohnson, WWWusage = WWWusage,
  LakeHuron = LakeHuron, uspop = ts(as.numeric(uspop)), nottem = nottem, UKDriverDeaths = UKDriverDeaths,
  co2 = window.years(co2, 1980, 1997))

for (name in names(series)) {
  y <- series[[name]]
  m <- frequency(y)
  row("series", name, m, num(y))
  forms <- expand.grid(e = c("A", "M"), t = c("N", "A", "Ad", "M", "Md"), s = c("N", "A", "M"),
                       stringsAsFactors = FALSE)
  if (m == 1) forms <- forms[forms$s == "N", ]
  for (i in seq_len(nrow(forms))) {
    f <- forms[i, ]
    fit <- try(suppressWarnings(ets(y, model = paste0(f$e, substr(f$t, 1, 1), f$s),
               damped = if (f$t == "N") NULL else nchar(f$t) == 2, restrict = FALSE)), silent = TRUE)
    if (inherits(fit, "try-error") || !is.finite(fit$loglik)) next
    form <- paste(f$e, f$t, f$s, sep = ",")
    row("fit", name, form, opt(fit$par, "alpha"), opt(fit$par, "beta"), opt(fit$par, "gamma"),
        opt(fit$par, "phi"), num(fit$initstate), num(fit$loglik), num(fit$aicc), num(fit$sigma2))
    analytic <- f$t %in% c("N", "A", "Ad") && (f$s != "M" || f$e == "M")
    if (analytic) {
      fc <- forecast(fit, h = if (m > 1) 2 * m else 10, level = c(80, 95))
      row("forecast", name, form, num(fc$mean), num(fc$lower[, 1]), num(fc$upper[, 1]),
          num(fc$lower[, 2]), num(fc$upper[, 2]))
    }
  }
  best <- ets(y)
  row("best", name, gsub("ETS\\(|\\)", "", best$method), num(best$aicc))
}
