"""How a sheet prints."""

from openpyxl.worksheet.properties import PageSetupProperties

from termqa.report.xlsx.look import Worksheet

A3, A4 = "8", "9"


def set_page(made: Worksheet, paper: str, orientation: str, name: str) -> None:
    """Print the sheet one page wide, its name above and the page number below; before its first row is written."""
    made.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    made.page_setup.paperSize = paper
    made.page_setup.orientation = orientation
    made.page_setup.fitToWidth, made.page_setup.fitToHeight = 1, 0
    margins = made.page_margins
    margins.left = margins.right = 0.4
    margins.top, margins.bottom, margins.header, margins.footer = 0.75, 0.6, 0.3, 0.3
    made.HeaderFooter.oddHeader.right.text = f"termqa · {name}"
    made.HeaderFooter.oddFooter.center.text = "&P / &N"
