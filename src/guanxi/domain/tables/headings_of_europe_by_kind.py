"""What each kind of table calls its columns in Europe, beside the words of `headings_of_europe`."""

from typing import Final

from guanxi.domain.tables.records import Kind

_ORDERED = (
    "Bestellmenge | Bestellte Menge | Auftragsmenge | Quantité commandée | Qté commandée | "
    "Cantidad pedida | Cantidad solicitada | Quantità ordinata | Q.tà ordinata | Besteld | "
    "Bestelde hoeveelheid | Aantal besteld"
)
_QUANTITY = (
    "Menge | Stückzahl | Anzahl | ~Stück | ~Stk | Quantité | Qté | Cantidad | Cant. | Quantità | "
    "Q.tà | Qta | Aantal | Hoeveelheid"
)
_DELIVERY_DATE = (
    "~Lieferdatum | ~Date de livraison | ~Date livraison | ~Fecha de entrega | ~Fecha entrega | "
    "~Data di consegna | ~Data consegna | ~Leverdatum"
)
_DATE = "~Datum | ~Fecha | ~Data"
_DOCUMENT = (
    "~Belegnummer | ~Beleg-Nr | ~Belegnr | ~Numero documento | ~N° documento | ~Documentnummer"
)

BY_KIND_IN_EUROPE: Final[dict[Kind, dict[str, str]]] = {
    Kind.SUPPLIERS: {
        "supplier_name": (
            "~Firma | ~Firmenname | ~Nom | ~Raison sociale | ~Société | ~Nombre | ~Razón social | "
            "~Empresa | ~Nome | ~Azienda | ~Naam | ~Bedrijf | ~Bedrijfsnaam"
        ),
        "trade": "Produkte | Warengruppe | Branche | Produits | Productos | Prodotti | Producten",
        "contact": (
            "Ansprechpartner | Ansprechperson | Kontakt | Kontaktperson | Interlocuteur | "
            "Personne de contact | Persona de contacto | Contacto | Contatto | Referente | "
            "Contactpersoon"
        ),
        "phone": (
            "Telefon | Telefonnummer | Mobil | Mobiltelefon | Handy | Téléphone | Tél. | "
            "Portable | Teléfono | Móvil | Telefono | Cellulare | Telefoon | Telefoonnummer | "
            "Mobiel"
        ),
        "email": (
            "E-Mail-Adresse | Courriel | Adresse e-mail | Correo | Correo electrónico | "
            "Indirizzo e-mail | E-mailadres"
        ),
        "address": (
            "Adresse | Anschrift | Straße | Strasse | Rue | Dirección | Domicilio | Indirizzo | "
            "Via | Adres | Straat"
        ),
        "city": "Stadt | ~Ort | Ville | Ciudad | Città | Plaats",
        "website": (
            "Webseite | Internetseite | Homepage | Site web | Site internet | Sitio web | "
            "Página web | Sito web | Sito"
        ),
        "registration": (
            "Handelsregisternummer | USt-IdNr | Steuernummer | SIRET | N° TVA | NIF | CIF | "
            "Partita IVA | P. IVA | KvK-nummer | Btw-nummer"
        ),
        "first_order_date": (
            "Lieferant seit | Erste Bestellung | Fournisseur depuis | Première commande | "
            "Proveedor desde | Fornitore dal | Leverancier sinds"
        ),
    },
    Kind.ORDERS: {
        "po_number": _DOCUMENT,
        "quantity": f"{_QUANTITY} | {_ORDERED}",
        "order_date": _DATE,
        "original_date": _DELIVERY_DATE,
    },
    Kind.DELIVERIES: {
        "delivery_number": (
            "Lieferscheinnummer | Lieferschein-Nr | Lieferscheinnr | Lieferschein | "
            "Wareneingangsnummer | Bon de livraison | N° bon de livraison | N° BL | BL | "
            "Bon de réception | Albarán | N° albarán | Número de albarán | Bolla | Numero DDT | "
            "N. DDT | DDT | Pakbon | Pakbonnummer"
        ),
        "quantity_ordered": _ORDERED,
        "quantity": (
            f"{_QUANTITY} | Liefermenge | Gelieferte Menge | Eingangsmenge | WE-Menge | "
            "Quantité livrée | Quantité reçue | Qté livrée | Qté reçue | Cantidad entregada | "
            "Cantidad recibida | Quantità consegnata | Quantità ricevuta | Geleverde hoeveelheid | "
            "Aantal geleverd | Aantal ontvangen"
        ),
        "original_date": _DELIVERY_DATE,
        "actual_date": f"{_DELIVERY_DATE} | {_DATE}",
        "place": (
            "Bestimmungsort | Bestimmungshafen | Destino | Puerto de destino | Destinazione | "
            "Porto di destinazione | Bestemming | Loshaven"
        ),
        "transport": (
            "Versandart | Transportart | Mode de transport | Modo de transporte | "
            "Mezzo di trasporto | Transportwijze"
        ),
        "carrier": (
            "Spediteur | Spedition | Frachtführer | Transporteur | Transportista | Corriere | "
            "Spedizioniere | Vervoerder"
        ),
        "tracking_number": (
            "Sendungsnummer | Containernummer | Container-Nr | N° de suivi | N° conteneur | "
            "Número de seguimiento | Contenedor | Contenitore"
        ),
        "weight": (
            "Gewicht | Bruttogewicht | Poids | Poids brut | Peso | Peso bruto | Peso lordo | "
            "Brutogewicht"
        ),
    },
    Kind.INSPECTIONS: {
        "inspection_number": (
            "Prüfbericht | Prüfberichtsnummer | Prüfnummer | Prüflos | N° de rapport | "
            f"N° rapport | Número de informe | Numero rapporto | Rapportnummer | {_DOCUMENT}"
        ),
        "lot": (
            "Los | Charge | Chargennummer | Losnummer | N° de lot | N° lot | Lote | "
            "Número de lote | Lotto | Numero lotto | Partij | Partijnummer"
        ),
        "lot_size": (
            "Losgröße | Losgroesse | Taille du lot | Tamaño del lote | Dimensione lotto | "
            f"Partijgrootte | {_QUANTITY} | {_ORDERED}"
        ),
        "inspection_date": (
            "Prüfdatum | Geprüft am | Date d'inspection | Date de contrôle | Fecha de inspección | "
            "Data ispezione | Data di ispezione | Data controllo | Inspectiedatum | "
            f"Keuringsdatum | {_DATE}"
        ),
        "inspection_type": (
            "Prüfart | Type d'inspection | Tipo de inspección | Tipo di ispezione | Soort inspectie"
        ),
        "inspector": (
            "Prüfer | Prüferin | Inspektor | Inspecteur | Contrôleur | Inspectrice | Ispettore | "
            "Controllore | Keurmeester"
        ),
        "sample_size": (
            "Stichprobe | Stichprobenumfang | Stichprobengröße | Prüfmenge | Échantillon | "
            "Taille de l'échantillon | Quantité contrôlée | Muestra | Tamaño de la muestra | "
            "Campione | Dimensione campione | Steekproef | Steekproefgrootte"
        ),
        "defective": (
            "Fehler | Fehlerhafte Teile | Fehleranzahl | Défauts | Nombre de défauts | Defectos | "
            "Difetti | Defecten | Gebreken"
        ),
        "critical": (
            "Kritisch | Kritische Fehler | Critiques | Défauts critiques | Críticos | "
            "Defectos críticos | Critici | Difetti critici | Kritiek"
        ),
        "major": (
            "Hauptfehler | Majeurs | Défauts majeurs | Mayores | Defectos mayores | Maggiori | "
            "Difetti maggiori"
        ),
        "minor": (
            "Nebenfehler | Mineurs | Défauts mineurs | Menores | Defectos menores | Minori | "
            "Difetti minori"
        ),
        "level": "Prüfniveau | Niveau | Nivel | Livello",
        "result": (
            "Ergebnis | Prüfergebnis | Prüfentscheid | Verwendungsentscheid | Résultat | "
            "Conclusion | Resultado | Risultato | Esito | Resultaat"
        ),
    },
    Kind.PAYMENTS: {
        "amount": (
            "Zahlbetrag | Zahlungsbetrag | Rechnungsbetrag | ~Betrag | ~Montant | ~Importe | "
            "~Importo | ~Bedrag"
        ),
        "amount_paid": (
            "Gezahlt | Gezahlter Betrag | Bezahlt | Montant payé | Montant réglé | "
            "Importe pagado | Importo pagato | Betaald bedrag"
        ),
        "payment_number": (
            "Zahlungsnummer | Zahlungsbeleg | N° paiement | N° de paiement | Número de pago | "
            f"Numero pagamento | Betalingsnummer | {_DOCUMENT}"
        ),
        "invoice_number": (
            "Rechnungsnummer | Rechnungs-Nr | Rechnungsnr | Rechnung | N° facture | "
            "N° de facture | Facture | N° factura | Número de factura | Factura | Numero fattura | "
            "N. fattura | Fattura | Factuurnummer | Factuur"
        ),
        "purpose": (
            "Verwendungszweck | Zahlungsart | Zweck | Objet | Concepto | Causale | Omschrijving"
        ),
        "share": "Anteil | Pourcentage | Porcentaje | Percentuale",
        "due_date": (
            "Fällig am | Fälligkeit | Fälligkeitsdatum | Zahlbar bis | Date d'échéance | "
            "Échéance | Fecha de vencimiento | Vencimiento | Data scadenza | Scadenza | "
            "Vervaldatum"
        ),
        "paid_date": (
            "Zahlungsdatum | Bezahlt am | Gezahlt am | Zahldatum | Date de paiement | Payé le | "
            "Fecha de pago | Data pagamento | Data di pagamento | Betaaldatum | Betaald op | "
            f"{_DATE}"
        ),
        "method": (
            "Zahlweise | Mode de paiement | Moyen de paiement | Método de pago | "
            "Metodo di pagamento | Betaalwijze"
        ),
        "bank_reference": (
            "Bankreferenz | Référence bancaire | Referencia bancaria | Riferimento bancario | "
            "Bankreferentie"
        ),
    },
}
