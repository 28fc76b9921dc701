"""Makes the workbooks of this folder: python3 make_workbooks.py (openpyxl 3.0.9, XlsxWriter 3.0.2).

libreoffice.xlsx and old-format.xls are xlsxwriter.xlsx after
soffice --headless --convert-to xlsx|xls (LibreOffice 7.4.7).
"""
import datetime as dt

import openpyxl
import xlsxwriter
from openpyxl.utils.datetime import CALENDAR_MAC_1904


def with_xlsxwriter():
    book = xlsxwriter.Workbook("xlsxwriter.xlsx")
    sheet = book.add_worksheet("Sales")
    formats = {
        name: book.add_format({"num_format": code})
        for name, code in {
            "date": "dd/mm/yyyy",
            "builtin": 14,
            "stamp": "yyyy-mm-dd hh:mm:ss.000",
            "time": "h:mm AM/PM",
            "span": "[h]:mm:ss",
            "percent": "0.0%",
            "euro": '#,##0.00 [$\u20ac-407];[Red]-#,##0.00 [$\u20ac-407]',
        }.items()
    }
    bold = book.add_format({"bold": True})
    names = ["id", "city", "day", "booked", "at", "took", "share", "amount", "paid", "total", "note"]
    for column, name in enumerate(names):
        sheet.write(0, column, name, bold)
    rows = [
        (1, "Nairobi", dt.date(2024, 2, 29), dt.datetime(2024, 2, 29, 10, 20, 30), dt.time(9, 5),
         dt.timedelta(hours=27, minutes=30), 0.125, 19.99, True),
        (2, "Z\u00fcrich & Bern", dt.date(1999, 12, 31), dt.datetime(1999, 12, 31, 23, 59, 59, 999000),
         dt.time(0, 0), dt.timedelta(minutes=1), 1, -5.5, False),
        (3, "=SUM(A1)", dt.date(1900, 3, 1), dt.datetime(2079, 6, 7, 0, 0, 1), dt.time(23, 59, 59),
         dt.timedelta(days=3), 0.005, 1234567.89, True),
    ]
    for at, row in enumerate(rows, start=1):
        sheet.write_number(at, 0, row[0])
        sheet.write_string(at, 1, row[1])
        sheet.write_datetime(at, 2, row[2], formats["date" if at > 1 else "builtin"])
        sheet.write_datetime(at, 3, row[3], formats["stamp"])
        sheet.write_datetime(at, 4, row[4], formats["time"])
        sheet.write_datetime(at, 5, row[5], formats["span"])
        sheet.write_number(at, 6, row[6], formats["percent"])
        sheet.write_number(at, 7, row[7], formats["euro"])
        sheet.write_boolean(at, 8, row[8])
        sheet.write_formula(at, 9, f"=H{at + 1}*2", None, row[7] * 2)
    sheet.write_rich_string(1, 10, "plain ", bold, "bold", " \u6771\u4eac")
    sheet.write_string(3, 10, "line one\nline two")
    sheet.write_formula(4, 0, "=4", None, 4)
    sheet.write_formula(4, 9, "=1/0", None, "#DIV/0!")
    hidden = book.add_worksheet("Old figures")
    hidden.write_row(0, 0, ["a", "b"])
    hidden.write_row(1, 0, [1, 2])
    hidden.hide()
    merged = book.add_worksheet("Merged")
    merged.write_row(0, 0, ["region", "city", "units"])
    merged.merge_range(1, 0, 2, 0, "East")
    merged.write_row(1, 1, ["Nairobi", 3])
    merged.write_row(2, 1, ["Mombasa", 4])
    merged.write_row(5, 0, ["West", "Kisumu", 5])
    chart = book.add_chartsheet("Chart")
    drawn = book.add_chart({"type": "line"})
    drawn.add_series({"values": "=Sales!$H$2:$H$4"})
    chart.set_chart(drawn)
    book.close()


def with_openpyxl():
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    sheet = book.active
    sheet.title = "From 1904"
    sheet.append(["when", "day", "text", "number"])
    sheet.append([dt.datetime(2024, 2, 29, 10, 20, 30), dt.date(1904, 1, 2), "_x0041_ & <b>", 1.5])
    sheet.append([dt.datetime(1999, 12, 31, 23, 59, 59), dt.date(2024, 2, 29), "'quoted'", 1e-7])
    book.save("openpyxl-1904.xlsx")
    book = openpyxl.Workbook()
    book.iso_dates = True
    sheet = book.active
    sheet.append(["when", "day", "at"])
    sheet.append([dt.datetime(2024, 2, 29, 10, 20, 30), dt.date(2024, 2, 29), dt.time(10, 20, 30)])
    book.save("openpyxl-iso.xlsx")


with_xlsxwriter()
with_openpyxl()
