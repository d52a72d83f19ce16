namespace Hardware.Hdl;

/// <summary>
/// A stream of words with backpressure: a word moves in every cycle in which <see cref="Valid"/> and <see cref="Ready"/> are both 1.
/// The producer drives Valid and Payload and keeps both until the word has moved; the consumer drives Ready.
/// As <c>[In]</c> the module consumes, as <c>[Out]</c> it produces.
/// </summary>
/// <typeparam name="T"><see cref="Bit"/>, <see cref="UInt"/>, <see cref="SInt"/>, or a <see cref="Bundle"/>; an enum is a field
/// of one.</typeparam>
public sealed class Stream<T> : View
{
    private Cell<Bit>? _valid;
    private Cell<Bit>? _ready;
    private Cell<T>? _payload;
    private T? _bundle;

    /// <summary>The producer has a word.</summary>
    public Bit Valid
    {
        get => (_valid ??= Scope.Cell<Bit>(Name + "_Valid")).Value;
        set => (_valid ??= Scope.Cell<Bit>(Name + "_Valid")).Value = value;
    }

    /// <summary>The consumer takes a word if there is one.</summary>
    public Bit Ready
    {
        get => (_ready ??= Scope.Cell<Bit>(Name + "_Ready")).Value;
        set => (_ready ??= Scope.Cell<Bit>(Name + "_Ready")).Value = value;
    }

    /// <summary>The word; means something only while <see cref="Valid"/>.</summary>
    public T Payload
    {
        get => IsBundle ? Nested : (_payload ??= Scope.Cell<T>(Name + "_Payload")).Value;
        set
        {
            if (IsBundle)
                ((Bundle)(object)Nested!).Assign((Bundle)(object)value!);
            else
                (_payload ??= Scope.Cell<T>(Name + "_Payload")).Value = value;
        }
    }

    /// <summary>A word moves in this cycle.</summary>
    public Bit Fires => Valid & Ready;

    private static bool IsBundle => !typeof(T).IsValueType;

    private T Nested
    {
        get
        {
            if (_bundle is null)
            {
                _bundle = Activator.CreateInstance<T>();
                var view = (View)(object)_bundle!;
                view.Attach(Scope, Name + "_Payload");
                view.Width = Width;
            }
            return _bundle;
        }
    }

    internal override void Declare(FieldDeclarations declarations)
    {
        declarations.Field(ref _valid, "Valid");
        declarations.Flipped(ref _ready, "Ready");
        if (IsBundle)
            declarations.Payload((View)(object)Nested!, "Payload");
        else
            declarations.Field(ref _payload, "Payload", declarations.Width > 0 ? declarations.Width : -1);
    }
}
